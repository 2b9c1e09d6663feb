-- Every value of one figure that had come out by a day, in the order in which they became known.
SELECT o.value, o.lower, o.upper, o.status, l.source, l.release, l.published, l.known_from, l.loaded
FROM entry_observation AS o
    JOIN load AS l ON l.id = o.load
    JOIN period AS p ON p.id = o.period
    JOIN metric AS m ON m.id = o.entry
WHERE o.entry = $metric AND o.area = $area AND p.starts = $starts AND p.months = $months
  AND o.audience <= $level AND m.audience <= $level
  AND l.known_from <= $as_known_at
  AND (o.embargo_until IS NULL OR o.embargo_until <= $today)
ORDER BY l.known_from, l.loaded, l.id
