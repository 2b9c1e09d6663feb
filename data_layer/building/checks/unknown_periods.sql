-- Periods of figures that are not known, with the first metric they stand in.
SELECT period, min(metric) FROM observation WHERE period NOT IN (SELECT id FROM period) GROUP BY period ORDER BY 1
