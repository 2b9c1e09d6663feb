-- Sources of the metrics, and of those of their figures, that a level may see on a day.
SELECT id, title, publisher, url, licence, licence_url, attribution FROM source
WHERE id IN (SELECT source FROM metric WHERE audience <= $level)
   OR id IN (
       SELECT l.source FROM load AS l WHERE l.id IN (
           SELECT o.load FROM observation AS o JOIN metric AS m ON m.id = o.metric
           WHERE greatest(o.audience, m.audience) <= $level AND (o.embargo_until IS NULL OR o.embargo_until <= $today)))
ORDER BY id
