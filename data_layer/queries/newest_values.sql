-- The newest comparable figure of each metric in each of the areas, as a level sees it and as it was known on a day.
SELECT o.metric_position, o.area, o.value
FROM observation_current AS o
    JOIN load_number AS n ON n.number = o.load_number
    JOIN load AS l ON l.id = n.id
WHERE o.metric_position IN (SELECT unnest($metrics::INTEGER[]))
  AND list_contains($areas::VARCHAR[], o.area)
  AND o.value IS NOT NULL
  AND o.status NOT IN ('not_comparable', 'not_available', 'suppressed', 'not_applicable')
  AND o.audience <= $level AND $level < o.hidden_from
  AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY o.metric_position, o.area ORDER BY o.starts DESC, o.months DESC) = 1
ORDER BY o.metric_position, o.area
