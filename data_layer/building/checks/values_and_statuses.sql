-- Figures with a value and a reason for having none, or with neither. One of low reliability may be given or withheld, and
-- one that is not comparable may be missing as well.
SELECT metric, area, period, status, coalesce(value::VARCHAR, 'missing') FROM observation
WHERE (status IN ('not_available', 'suppressed', 'not_applicable') AND value IS NOT NULL)
   OR (status IN ('final', 'provisional', 'revised', 'estimated') AND value IS NULL)
ORDER BY ALL
