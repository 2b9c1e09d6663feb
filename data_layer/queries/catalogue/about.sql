-- The snapshot's id and the day on which its newest data came in.
SELECT (SELECT id FROM snapshot), (SELECT max(loaded) FROM load)
