-- The levels that something is kept for: only they can see anything that the level below does not; and, where there are targets,
-- the lowest level that sees stories, which alone can miss one.
SELECT DISTINCT audience FROM (
    SELECT audience FROM metric UNION ALL SELECT audience FROM observation UNION ALL SELECT audience FROM target
    UNION ALL SELECT audience FROM narrative UNION ALL SELECT audience FROM baseline
    UNION ALL SELECT audience FROM trajectory_point UNION ALL SELECT audience FROM observation_caveat
    UNION ALL SELECT $stories_from FROM target
) ORDER BY 1
