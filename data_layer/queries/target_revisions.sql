-- Targets that a later load set anew: of each metric and period the newest value, the last one before it that differs from it, and
-- the day from which that one was known.
WITH known AS (
    SELECT m.id AS metric, p.starts, p.months, t.value, l.known_from, l.loaded, t.load,
        last_value(t.value) OVER (
            PARTITION BY m.id, p.starts, p.months ORDER BY l.known_from, l.loaded, t.load
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS newest
    FROM target AS t
        JOIN period AS p ON p.id = t.period
        JOIN load AS l ON l.id = t.load
        JOIN metric AS m ON m.id = CASE WHEN t.part = '' THEN t.metric ELSE t.metric || '.' || t.part END
    WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND t.area = $area
      AND greatest(t.audience, m.audience) <= $level AND l.known_from <= $as_known_at
)
SELECT metric, starts, months, value, newest, known_from
FROM known
WHERE value <> newest
QUALIFY row_number() OVER (PARTITION BY metric, starts, months ORDER BY known_from DESC, loaded DESC, load DESC) = 1
ORDER BY metric, starts, months
