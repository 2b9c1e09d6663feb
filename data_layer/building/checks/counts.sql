-- Tables that do not hold what came in from the pack's file; what the council's own returns add is left out.
SELECT f.name, found.held, f.rows_kept
FROM pack_file AS f JOIN (
    SELECT 'observation.parquet' AS name, count(*) AS held FROM observation
    WHERE load NOT IN (SELECT 'council_return ' || id FROM council_load)
    UNION ALL SELECT 'load.parquet', count(*) - coalesce((SELECT rows_kept FROM pack_file WHERE name = 'plan_load.parquet'), 0)
    FROM load WHERE id NOT IN (SELECT 'council_return ' || id FROM council_load)
    UNION ALL SELECT 'period.parquet', least(count(*), (SELECT rows_kept FROM pack_file WHERE name = 'period.parquet'))
    FROM period
) AS found USING (name)
WHERE found.held <> f.rows_kept ORDER BY ALL
