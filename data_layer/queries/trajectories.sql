-- Where figures of the metrics in an area should stand on their way to a target: of each point the newest that a level may see.
SELECT t.metric, t.area, p.starts, p.months, t.value
FROM trajectory_point AS t JOIN period AS p ON p.id = t.period JOIN metric AS m ON m.id = t.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND t.area = $area AND greatest(t.audience, m.audience) <= $level
QUALIFY row_number() OVER (PARTITION BY t.metric, t.period ORDER BY t.load DESC) = 1
ORDER BY m.position, p.starts, p.months
