-- Figures that one load gives more than once.
SELECT metric, area, period, load, count(*) FROM observation
GROUP BY metric, part, area, period, load HAVING count(*) > 1 ORDER BY ALL
