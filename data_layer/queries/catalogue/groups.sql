-- The comparator groups that are lists of councils: the kind, whose group it is (nobody's: everyone's), and its members.
SELECT g.kind, g.of_area, g.name, g.vintage, list(m.area ORDER BY m.area)
FROM comparator_group AS g JOIN comparator_member AS m ON m.comparator_group = g.id
WHERE g.kind IN ('nearest_neighbours', 'core_cities')
GROUP BY g.kind, g.of_area, g.name, g.vintage ORDER BY ALL
