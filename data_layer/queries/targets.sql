-- The targets of the metrics in an area: of each metric, part and period the newest that a level may see and that was known on a day.
SELECT t.metric, t.part, t.area, p.starts, p.months, t.value, t.tolerance_kind, t.tolerance, t.due, t.source, t.audience, t.load
FROM target AS t
    JOIN period AS p ON p.id = t.period
    JOIN load AS l ON l.id = t.load
    JOIN metric AS m ON m.id = CASE WHEN t.part = '' THEN t.metric ELSE t.metric || '.' || t.part END
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND t.area = $area
  AND greatest(t.audience, m.audience) <= $level AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (
    PARTITION BY t.metric, t.part, t.period ORDER BY l.known_from DESC, l.loaded DESC, l.id DESC) = 1
ORDER BY m.position, p.starts, p.months
