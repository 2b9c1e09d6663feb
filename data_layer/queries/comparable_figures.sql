-- Every figure of a whole metric that may be set beside others, as everything in the snapshot is known.
SELECT metric, area, starts, months, value
FROM observation_current
WHERE part = '' AND value IS NOT NULL
  AND status NOT IN ('not_comparable', 'not_available', 'suppressed', 'not_applicable')
  AND audience <= $level AND $level < hidden_from
ORDER BY metric_position, starts, months, area
