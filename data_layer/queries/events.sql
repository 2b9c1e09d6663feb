-- What happened to the series of the metrics, in all areas (none is named) or in one, oldest first.
SELECT e.metric, e.kind, e.starts, e.area, e.allows_change, e.note
FROM series_event AS e JOIN metric AS m ON m.id = e.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[]))
  AND m.audience <= $level
ORDER BY m.position, e.starts, e.kind, e.area NULLS FIRST, e.note
