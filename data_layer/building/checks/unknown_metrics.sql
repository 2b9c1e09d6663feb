-- Metrics of figures that are not defined.
SELECT DISTINCT metric FROM observation WHERE metric NOT IN (SELECT id FROM metric) ORDER BY 1
