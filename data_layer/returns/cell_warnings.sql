-- What is doubtful in the snapshot, the doubts of the highest levels and the latest days last.
SELECT sheet, metric, part, area, period, code, field, text, hidden_from, visible_until
FROM observation_caveat ORDER BY ALL NULLS LAST
