-- Figures that one release gives for a place under two codes and that differ: nobody can say which is right.
SELECT o.metric, place.new, o.period, min(o.value), max(o.value)
FROM incoming AS o JOIN place ON o.area IN (place.old, place.new)
GROUP BY o.metric, coalesce(o.part, ''), place.new, o.period, o.load
HAVING min(o.value) < max(o.value)
ORDER BY ALL
