-- Metrics whose councils stand in one period twenty times as high or low as over all periods: shares of 1 beside percent.
WITH whole AS (
    SELECT o.metric, median(abs(o.value)) AS middle
    FROM observation_current AS o JOIN metric AS m ON m.id = o.metric
    WHERE m.kind IN ('rate', 'survey', 'share', 'score') AND o.value IS NOT NULL GROUP BY o.metric
), single AS (
    SELECT metric, period, median(abs(value)) AS middle, count(*) AS n FROM observation_current
    WHERE value IS NOT NULL GROUP BY metric, period
)
SELECT metric, single.period, single.middle, whole.middle FROM single JOIN whole USING (metric)
WHERE single.n >= 30 AND whole.middle > 0 AND single.middle > 0
  AND (single.middle > 20 * whole.middle OR whole.middle > 20 * single.middle)
ORDER BY ALL
