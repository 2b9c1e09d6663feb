-- Which periods of a metric are held by which areas, as far as a level may see metric and figures on a day.
SELECT h.metric, h.periods, h.areas FROM holding AS h JOIN metric AS m ON m.id = h.metric
WHERE h.audience <= $level AND m.audience <= $level AND (h.visible_from IS NULL OR h.visible_from <= $today)
ORDER BY h.metric, h.audience, h.visible_from
