-- Metrics whose councils stand in one period twenty times as high or low as over all periods: shares of 1 beside percent.
WITH given AS (
    SELECT m.id AS metric, o.starts, o.months, abs(o.value) AS value
    FROM observation_current AS o JOIN metric AS m ON m.position = o.metric_position
    WHERE m.kind IN ('rate', 'survey', 'share', 'score') AND o.value IS NOT NULL
), whole AS (
    SELECT metric, median(value) AS middle FROM given GROUP BY metric
), single AS (
    SELECT metric, starts, months, median(value) AS middle, count(*) AS n FROM given GROUP BY metric, starts, months
)
SELECT metric, p.id, single.middle, whole.middle
FROM single JOIN whole USING (metric) JOIN period AS p USING (starts, months)
WHERE single.n >= 30 AND whole.middle > 0 AND single.middle > 0
  AND (single.middle > 20 * whole.middle OR whole.middle > 20 * single.middle)
ORDER BY ALL
