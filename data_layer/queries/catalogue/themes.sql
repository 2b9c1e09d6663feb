-- All themes, in the catalogue's order, with their everyday names.
SELECT t.id, t.name, coalesce(list(a.alias ORDER BY a.rowid) FILTER (a.alias IS NOT NULL), [])
FROM theme AS t LEFT JOIN theme_alias AS a ON a.theme = t.id
GROUP BY t.id, t.name, t.position ORDER BY t.position
