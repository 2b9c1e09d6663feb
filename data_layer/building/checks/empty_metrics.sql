-- Metrics that are said to be loaded and have no figure.
SELECT id FROM metric
WHERE (details->>'loaded')::BOOLEAN AND id NOT IN (SELECT entry FROM entry_observation) ORDER BY position
