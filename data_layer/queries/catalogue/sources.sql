-- Sources of the metrics, of those of their figures that a level may see on a day, and of all else that it may see of a return.
SELECT id, title, publisher, url, licence, licence_url, attribution FROM source
WHERE id IN (SELECT source FROM metric WHERE audience <= $level)
   OR id IN (
       SELECT l.source FROM load AS l WHERE l.id IN (
           SELECT o.load FROM observation AS o JOIN metric AS m ON m.id = o.metric
           WHERE greatest(o.audience, m.audience) <= $level AND (o.embargo_until IS NULL OR o.embargo_until <= $today)))
   OR id IN (
       SELECT l.source FROM load AS l WHERE l.id IN (
           SELECT load FROM reporting_rule
           UNION ALL SELECT load FROM commitment WHERE audience <= $level
           UNION ALL SELECT load FROM scrutiny_item WHERE audience <= $level
           UNION ALL SELECT load FROM divisional_action WHERE audience <= $level
           UNION ALL SELECT load FROM clinic_decision WHERE audience <= $level
           UNION ALL SELECT load FROM risk WHERE audience <= $level
           UNION ALL SELECT load FROM budget_line WHERE audience <= $level
           UNION ALL SELECT load FROM soft_intelligence WHERE audience <= $level))
ORDER BY id
