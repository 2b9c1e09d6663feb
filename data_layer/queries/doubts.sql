-- What is doubtful about the council's own figures of the metrics in an area, as far as a level may see it on a day.
SELECT m.id, p.starts, p.months, c.code, c.text
FROM observation_caveat AS c
    JOIN period AS p ON p.id = c.period
    JOIN metric AS m ON m.id = CASE WHEN c.part = '' THEN c.metric ELSE c.metric || '.' || c.part END
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND c.area = $area AND greatest(c.audience, m.audience) <= $level
  AND (c.embargo_until IS NULL OR c.embargo_until <= $today)
ORDER BY m.position, p.starts, p.months, c.code, c.text
