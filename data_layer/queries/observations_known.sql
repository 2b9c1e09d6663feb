-- The same as observations.sql, as it was known on a day: of each figure the newest row that had come out by then and
-- that the viewer may see today.
SELECT m.position, o.area, p.starts, p.months, o.value, o.lower, o.upper, o.status, o.status_as_given, n.number
FROM entry_observation AS o
    JOIN load AS l ON l.id = o.load
    JOIN load_number AS n ON n.id = o.load
    JOIN period AS p ON p.id = o.period
    JOIN metric AS m ON m.id = o.entry
WHERE m.position IN (SELECT unnest($metrics::INTEGER[]))
  AND o.area IN (SELECT unnest($areas::VARCHAR[]))
  AND o.audience <= $level
  AND l.known_from <= $as_known_at
  AND (o.embargo_until IS NULL OR o.embargo_until <= $today)
QUALIFY row_number() OVER (
    PARTITION BY o.metric, o.part, o.area, o.period ORDER BY l.known_from DESC, l.loaded DESC, l.id DESC, o.audience DESC) = 1
