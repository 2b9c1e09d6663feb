-- Values of the members in one period a metric, for many metrics at once, as everything in the snapshot is known.
WITH asked AS MATERIALIZED (
    SELECT unnest($metrics::INTEGER[]) AS metric_position, unnest($starts::DATE[]) AS starts, unnest($months::INTEGER[]) AS months
)
SELECT metric, part, area, starts, months, value, lower, upper, status, status_as_given, source, published, loaded
FROM observation_current SEMI JOIN asked USING (metric_position, starts, months)
WHERE area IN (SELECT unnest($members::VARCHAR[]))
  AND audience <= $level AND $level < hidden_from
ORDER BY metric_position, starts, months, area, part
