-- Every value of one figure that had come out by a day, in the order in which they became known; of a load that has it once more
-- without its small number, the one that the level may see.
SELECT o.value, o.lower, o.upper, o.status, l.source, l.release, l.published, l.known_from, l.loaded
FROM entry_observation AS o
    JOIN load AS l ON l.id = o.load
    JOIN period AS p ON p.id = o.period
    JOIN metric AS m ON m.id = o.entry
WHERE o.entry = $metric AND o.area = $area AND p.starts = $starts AND p.months = $months
  AND o.audience <= $level AND m.audience <= $level
  AND l.known_from <= $as_known_at
  AND (o.embargo_until IS NULL OR o.embargo_until <= $today)
QUALIFY row_number() OVER (PARTITION BY o.load ORDER BY o.audience DESC) = 1
ORDER BY l.known_from, l.loaded, l.id
