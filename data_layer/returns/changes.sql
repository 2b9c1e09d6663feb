-- What a load changed among the figures, by kind of change, against the newest earlier load of each: `removed` is a figure whose
-- value was taken back.
WITH given AS (
    SELECT o.metric, o.part, o.area, o.period, o.value, o.status, c.position
    FROM observation AS o JOIN council_load AS c ON o.load = 'council_return ' || c.id
    QUALIFY row_number() OVER (PARTITION BY o.metric, o.part, o.area, o.period, o.load ORDER BY o.audience DESC) = 1
), new AS (
    SELECT * FROM given WHERE position = (SELECT position FROM council_load WHERE id = $load)
), earlier AS (
    SELECT * FROM given WHERE position < (SELECT position FROM council_load WHERE id = $load)
    QUALIFY row_number() OVER (PARTITION BY metric, part, area, period ORDER BY position DESC) = 1
)
SELECT CASE WHEN e.metric IS NULL THEN 'added'
        WHEN e.value IS NOT NULL AND n.value IS NULL THEN 'removed'
        WHEN e.value IS DISTINCT FROM n.value OR e.status <> n.status THEN 'revised'
        ELSE 'unchanged' END AS change, count(*)
FROM new AS n LEFT JOIN earlier AS e USING (metric, part, area, period)
GROUP BY change ORDER BY change
