-- Which measures of which areas the council's returns say something of, by what they say.
SELECT DISTINCT 'targets', area, CASE WHEN part = '' THEN metric ELSE metric || '.' || part END FROM target
UNION ALL SELECT DISTINCT 'trajectories', area, metric FROM trajectory_point
UNION ALL SELECT DISTINCT 'baselines', area, metric FROM baseline
UNION ALL SELECT DISTINCT 'narratives', area, metric FROM narrative
UNION ALL SELECT DISTINCT 'doubts', area, CASE WHEN part = '' THEN metric ELSE metric || '.' || part END FROM observation_caveat
