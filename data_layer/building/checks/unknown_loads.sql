-- Loads of figures that are not known, with the first metric they stand in.
SELECT load, min(metric) FROM observation WHERE load NOT IN (SELECT id FROM load) GROUP BY load ORDER BY 1
