-- What happened to the series of the metrics, in all areas (none is named) or in one of these, oldest first.
SELECT e.metric, e.kind, e.starts, e.area, e.allows_change, e.note
FROM series_event AS e JOIN metric AS m ON m.id = e.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[]))
  AND m.audience <= $level
  AND (e.area IS NULL OR e.area IN (SELECT unnest($areas::VARCHAR[])))
ORDER BY m.position, e.starts, e.kind, e.area NULLS FIRST, e.note
