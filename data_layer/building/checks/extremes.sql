-- The lowest and highest comparable value of each metric, with where they stand, and whether all values are numbers.
SELECT m.id, m.unit, m.kind, min(o.value), arg_min(o.area || ', ' || o.period, o.value), max(o.value),
    arg_max(o.area || ', ' || o.period, o.value), bool_and(isfinite(o.value))
FROM entry_observation AS o JOIN metric AS m ON m.id = o.entry WHERE o.value IS NOT NULL AND o.status <> 'not_comparable'
GROUP BY m.id, m.unit, m.kind, m.position ORDER BY m.position
