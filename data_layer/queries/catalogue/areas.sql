-- All places with their other names and, where they were abolished, what followed them.
SELECT a.code, a.name, a.kind, a.region, a.starts, a.until,
    coalesce((SELECT list(DISTINCT n.alias ORDER BY n.alias) FROM area_alias AS n WHERE n.area = a.code AND n.alias <> a.name), []),
    coalesce((SELECT list(DISTINCT s.new ORDER BY s.new) FROM area_successor AS s WHERE s.old = a.code AND NOT s.same_place), []),
    a.county
FROM area AS a ORDER BY a.code
