-- The snapshot's id, and the day on which the newest of what a level may see on a day came in (where it may see nothing, the day
-- the snapshot was built).
SELECT s.id, coalesce((
    SELECT max(l.loaded) FROM load AS l WHERE l.id IN (
        SELECT o.load FROM observation AS o JOIN metric AS m ON m.id = o.metric
        WHERE greatest(o.audience, m.audience) <= $level AND (o.embargo_until IS NULL OR o.embargo_until <= $today))),
    s.built::DATE)
FROM snapshot AS s
