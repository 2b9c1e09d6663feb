-- Figures that one load gives more than once to the same audience: a small number stands once without its value as well.
SELECT metric, area, period, load, count(*) FROM observation
GROUP BY metric, part, area, period, load, audience HAVING count(*) > 1 ORDER BY ALL
