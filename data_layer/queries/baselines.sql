-- What the council measures the metrics from, in an area: of each the newest that a level may see.
SELECT b.metric, p.starts, p.months, b.value, b.reason, b.source
FROM baseline AS b JOIN period AS p ON p.id = b.period JOIN metric AS m ON m.id = b.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND b.area = $area AND greatest(b.audience, m.audience) <= $level
QUALIFY row_number() OVER (PARTITION BY b.metric ORDER BY b.load DESC) = 1
ORDER BY m.position, p.starts, p.months
