-- What is doubtful in the snapshot.
SELECT sheet, metric, part, area, period, field, text FROM observation_caveat ORDER BY ALL
