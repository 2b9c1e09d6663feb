-- Subjects that are not held.
SELECT details FROM not_held ORDER BY rowid
