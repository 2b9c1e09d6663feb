-- All periods of the metrics in the areas, as everything in the snapshot is known: metric by metric in the catalogue's
-- order, then by area code, part and time.
SELECT metric, part, area, starts, months, value, lower, upper, status, status_as_given, source, published, loaded
FROM observation_current
WHERE metric_position IN (SELECT unnest($metrics::INTEGER[]))
  AND area IN (SELECT unnest($areas::VARCHAR[]))
  AND audience <= $level AND $level < hidden_from
ORDER BY metric_position, area, part, starts, months
