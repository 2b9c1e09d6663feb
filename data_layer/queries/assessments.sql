-- How the metrics' newest figures in an area were judged when the snapshot was built, as a level sees them.
SELECT a.metric, p.starts, p.months, a.direction, a.variation, f.starts, f.months, a.change_value, a.bands, a.rag, a.risk,
    a.reasons, a.good, a.missed_running, a.worse_than_three_years_ago
FROM assessment AS a
    JOIN metric AS m ON m.id = a.metric
    JOIN period AS p ON p.id = a.period
    LEFT JOIN period AS f ON f.id = a.change_from
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND a.area = $area AND a.level <= $level AND m.audience <= $level
QUALIFY row_number() OVER (PARTITION BY a.metric ORDER BY a.level DESC) = 1
ORDER BY m.position
