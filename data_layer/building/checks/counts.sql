-- Tables that do not hold what came in from the pack's file.
SELECT f.name, found.held, f.rows_kept
FROM pack_file AS f JOIN (
    SELECT 'observation.parquet' AS name, count(*) AS held FROM observation
    UNION ALL SELECT 'period.parquet', count(*) FROM period
    UNION ALL SELECT 'load.parquet', count(*) FROM load
) AS found USING (name)
WHERE found.held <> f.rows_kept ORDER BY ALL
