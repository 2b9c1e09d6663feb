-- The themes of the council's improvement plan that a level may see.
SELECT t.id, h.name, t.name FROM improvement_theme AS t JOIN hierarchy AS h ON h.id = t.hierarchy
WHERE t.audience <= $level ORDER BY t.position
