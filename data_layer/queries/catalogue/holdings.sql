-- Which periods of a metric are held by which areas, as far as a level may see them on a day.
SELECT metric, periods, areas FROM holding
WHERE audience <= $level AND (visible_from IS NULL OR visible_from <= $today)
ORDER BY metric, audience, visible_from
