-- The comparator groups that are lists of councils, the newest last: the kind, whose group it is (nobody's: everyone's), and its
-- members. All groups of the council's own are of one kind.
SELECT CASE WHEN starts_with(g.kind, 'own ') THEN 'own' ELSE g.kind END AS kind, g.of_area, g.name, g.vintage,
    list(m.area ORDER BY m.area)
FROM comparator_group AS g
    JOIN comparator_member AS m ON m.comparator_group = g.id
    LEFT JOIN load AS l ON l.id = g.source
WHERE g.kind IN ('nearest_neighbours', 'core_cities') OR starts_with(g.kind, 'own ')
GROUP BY g.kind, g.of_area, g.name, g.vintage, l.known_from, l.loaded, l.id
ORDER BY l.known_from NULLS FIRST, l.loaded, l.id, g.kind, g.of_area, g.name
