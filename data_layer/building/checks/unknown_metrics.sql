-- Metrics of figures, and breakdowns of metrics, that are not defined.
SELECT DISTINCT entry FROM entry_observation WHERE entry NOT IN (SELECT id FROM metric) ORDER BY 1
