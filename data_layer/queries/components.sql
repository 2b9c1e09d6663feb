-- What the figures of a metric are made of in some areas: of each figure the newest row that had come out by a day and that a level
-- may see.
SELECT o.area, p.starts, p.months, o.numerator, o.denominator
FROM entry_observation AS o
    JOIN load AS l ON l.id = o.load
    JOIN period AS p ON p.id = o.period
    JOIN metric AS m ON m.id = o.entry
WHERE o.entry = $metric AND o.area IN (SELECT unnest($areas::VARCHAR[]))
  AND greatest(o.audience, m.audience) <= $level
  AND l.known_from <= $as_known_at
  AND (o.embargo_until IS NULL OR o.embargo_until <= $today)
QUALIFY row_number() OVER (
    PARTITION BY o.area, o.period ORDER BY l.known_from DESC, l.loaded DESC, l.id DESC, o.audience DESC) = 1
ORDER BY o.area, p.starts, p.months
