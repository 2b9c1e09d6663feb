-- Every figure that may be set beside others, as everything in the snapshot is known.
SELECT m.id AS metric, o.area, o.starts, o.months, o.value
FROM observation_current AS o JOIN metric AS m ON m.position = o.metric_position
WHERE o.value IS NOT NULL
  AND o.status NOT IN ('not_comparable', 'not_available', 'suppressed', 'not_applicable')
  AND o.audience <= $level AND $level < o.hidden_from
ORDER BY m.position, o.starts, o.months, o.area
