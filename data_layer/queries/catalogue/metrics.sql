-- The metrics a level may see, in the catalogue's order.
SELECT details FROM metric WHERE audience <= $level ORDER BY position
