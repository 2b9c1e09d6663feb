-- What is doubtful about the council's own figures of the metrics in an area, as a level sees them on a day.
SELECT m.id, p.starts, p.months, c.code, c.text
FROM observation_caveat AS c
    JOIN period AS p ON p.id = c.period
    JOIN metric AS m ON m.id = CASE WHEN c.part = '' THEN c.metric ELSE c.metric || '.' || c.part END
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND c.area = $area
  AND greatest(c.audience, m.audience) <= $level AND $level < c.hidden_from
  AND (c.visible_from IS NULL OR c.visible_from <= $today) AND (c.visible_until IS NULL OR $today < c.visible_until)
ORDER BY m.position, p.starts, p.months, c.code, c.text
