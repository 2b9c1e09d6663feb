-- What the council measures the metrics from, in an area, as far as a level may see it.
SELECT b.metric, p.starts, p.months, b.value, b.reason, b.source
FROM baseline AS b JOIN period AS p ON p.id = b.period JOIN metric AS m ON m.id = b.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND b.area = $area AND greatest(b.audience, m.audience) <= $level
ORDER BY m.position, p.starts, p.months
