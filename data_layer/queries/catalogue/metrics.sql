-- The metrics a level may see, in the catalogue's order. A breakdown of the council's own is known by its rows alone, so it is there
-- where the level may see a figure of it on a day, or a target.
SELECT m.details FROM metric AS m
WHERE m.audience <= $level AND (
    m.details->>'part_of' IS NULL OR m.source NOT IN ('council_return', 'illustrative_return')
    OR EXISTS (SELECT 1 FROM holding AS h
        WHERE h.metric = m.id AND h.audience <= $level AND (h.visible_from IS NULL OR h.visible_from <= $today))
    OR EXISTS (SELECT 1 FROM target AS t WHERE t.metric || '.' || t.part = m.id AND t.audience <= $level))
ORDER BY m.position
