-- Metrics and loads whose source is not defined.
SELECT 'The metric ' || id, source FROM metric WHERE source NOT IN (SELECT id FROM source)
UNION ALL
SELECT 'The load ' || id, source FROM load WHERE source NOT IN (SELECT id FROM source)
ORDER BY ALL
