-- The levels of the cascade, from the division up.
SELECT details FROM cascade_level ORDER BY position
