-- The outcomes that a level may see, of frameworks that it may see, with everyday names and the metrics placed there.
SELECT o.id, o.framework, o.name,
    coalesce((SELECT list(n.alias ORDER BY n.rowid) FROM outcome_alias AS n WHERE n.outcome = o.id), []),
    coalesce((SELECT list(m.id ORDER BY m.position) FROM metric_outcome AS p JOIN metric AS m ON m.id = p.metric
        WHERE p.outcome = o.id), [])
FROM outcome AS o
WHERE o.audience <= $level AND o.framework NOT IN (SELECT f.id FROM framework AS f WHERE f.audience > $level)
ORDER BY o.position
