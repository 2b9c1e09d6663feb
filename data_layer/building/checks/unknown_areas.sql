-- Areas of figures that are not known, with the first metric they stand in.
SELECT area, min(metric) FROM observation WHERE area NOT IN (SELECT code FROM area) GROUP BY area ORDER BY 1
