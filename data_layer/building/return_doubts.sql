-- The newest figure of each period of the metrics that the council has figures, targets or stories of, each with who may see it.
WITH told AS (
    SELECT metric, part, area FROM target
    UNION SELECT metric, '', area FROM narrative
    UNION SELECT o.metric, o.part, o.area FROM observation AS o WHERE o.load IN (SELECT 'council_return ' || id FROM council_load)
)
SELECT o.entry, o.area, o.period, o.value, o.status, o.status_as_given, l.source, l.published, l.loaded, o.audience,
    o.embargo_until, o.load IN (SELECT 'council_return ' || id FROM council_load)
FROM entry_observation AS o
    JOIN told ON told.metric = o.metric AND told.part = o.part AND told.area = o.area
    JOIN load AS l ON l.id = o.load
    JOIN period AS p ON p.id = o.period
ORDER BY o.entry, o.area, p.starts, p.months, l.known_from, l.loaded, l.id, o.audience
