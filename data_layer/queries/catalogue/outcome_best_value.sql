-- Which themes of the Best Value duty the promises of an outcome serve.
SELECT outcome, theme FROM outcome_best_value ORDER BY rowid
