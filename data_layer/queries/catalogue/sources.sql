-- Sources of the metrics, of those of their figures that a level may see on a day, and of what the council's plans promise.
SELECT id, title, publisher, url, licence, licence_url, attribution FROM source
WHERE id IN (SELECT source FROM metric WHERE audience <= $level)
   OR id IN (
       SELECT l.source FROM load AS l WHERE l.id IN (
           SELECT o.load FROM observation AS o JOIN metric AS m ON m.id = o.metric
           WHERE greatest(o.audience, m.audience) <= $level AND (o.embargo_until IS NULL OR o.embargo_until <= $today)))
   OR id IN (
       SELECT l.source FROM load AS l WHERE l.id IN (
           SELECT load FROM commitment WHERE audience <= $level UNION ALL SELECT load FROM reporting_rule))
ORDER BY id
