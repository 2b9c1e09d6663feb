-- Figures with a value and a reason for having none, or with neither.
SELECT metric, area, period, status, coalesce(value::VARCHAR, 'missing') FROM observation
WHERE (status IN ('not_available', 'suppressed', 'not_applicable')) = (value IS NOT NULL) ORDER BY ALL
