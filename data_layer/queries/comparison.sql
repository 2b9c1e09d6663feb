-- Values of the members in one period a metric, for many metrics at once, as everything in the snapshot is known; $metrics,
-- $starts and $months are the asked pairs side by side. Written for a short plan, as observations.sql is.
SELECT metric_position, area, starts, months, value, lower, upper, status, status_as_given, load_number
FROM observation_current
WHERE metric_position IN (SELECT unnest($metrics::INTEGER[]))
  AND list_contains(
    list_zip($metrics::INTEGER[], $starts::DATE[], $months::INTEGER[]), row(metric_position, starts, months))
  AND list_contains($members::VARCHAR[], area)
  AND audience <= $level AND $level < hidden_from
