-- How much the metrics usually change from one period to another, over all councils that publish them.
SELECT u.metric, p.starts, p.months, f.starts, f.months, u.typical, u.others, u.typical_percent, u.others_percent,
    u.pairs
FROM usual_change AS u
    JOIN metric AS m ON m.id = u.metric
    JOIN period AS p ON p.id = u.period
    JOIN period AS f ON f.id = u.from_period
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND m.audience <= $level
ORDER BY m.position, p.starts, p.months, f.starts
