-- The levels that something is kept for: only they can see anything that the level below does not.
SELECT DISTINCT audience FROM (
    SELECT audience FROM metric UNION ALL SELECT audience FROM observation UNION ALL SELECT audience FROM target
    UNION ALL SELECT audience FROM narrative
) ORDER BY 1
