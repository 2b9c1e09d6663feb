-- All periods of the metrics in the areas, as everything in the snapshot is known. Metrics are joined, so that whole blocks
-- of the sorted table are passed over; areas are few and are looked up in their list, which is planned faster. The order
-- of the rows is left to the caller for the same reason.
SELECT metric_position, area, starts, months, value, lower, upper, status, status_as_given, load_number
FROM observation_current
WHERE metric_position IN (SELECT unnest($metrics::INTEGER[]))
  AND list_contains($areas::VARCHAR[], area)
  AND audience <= $level AND $level < hidden_from
