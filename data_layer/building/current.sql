-- The newest known row of each figure that is out of its embargo, as each level sees it; sorted by what a question asks for.
INSERT INTO observation_current
SELECT m.position, o.area, p.starts, p.months, o.value, o.lower, o.upper, o.status, o.status_as_given, n.number,
    o.audience,
    coalesce(min(o.audience) OVER (
        PARTITION BY o.metric, o.part, o.area, o.period ORDER BY l.known_from DESC, l.loaded DESC, l.id DESC, o.audience DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 4) AS hidden_from
FROM entry_observation AS o
    JOIN load AS l ON l.id = o.load
    JOIN load_number AS n ON n.id = o.load
    JOIN period AS p ON p.id = o.period
    JOIN metric AS m ON m.id = o.entry
WHERE o.embargo_until IS NULL OR o.embargo_until <= (SELECT built::DATE FROM snapshot)
QUALIFY o.audience < hidden_from
ORDER BY m.position, o.area, p.starts, p.months;

-- The periods held of each metric, with the areas that hold the same ones.
INSERT INTO holding
WITH seen AS (
    SELECT DISTINCT entry AS metric, audience, embargo_until, area, period FROM entry_observation
), listed AS (
    SELECT metric, audience, embargo_until, area, list(period ORDER BY period) AS periods FROM seen
    GROUP BY metric, audience, embargo_until, area
)
SELECT metric, audience, embargo_until, periods, list(area ORDER BY area) FROM listed
GROUP BY metric, audience, embargo_until, periods
ORDER BY ALL;
