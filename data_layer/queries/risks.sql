-- The risks of divisions, a row a review, the newest first; one that was never reviewed has one row without. Of each risk the newest
-- row that a level may see and that was known on a day. A review belongs to the row that was the newest when it came, and is seen
-- by those who see that one; of several for one day the newest counts.
WITH known AS (
    SELECT r.*, l.source, l.loaded FROM risk AS r JOIN load AS l ON l.id = r.load
    WHERE r.audience <= $level AND l.known_from <= $as_known_at
    QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY r.load DESC) = 1
), reviewed AS (
    SELECT v.* FROM risk_review AS v JOIN load AS l ON l.id = v.load
    WHERE v.as_at <= $as_known_at AND l.known_from <= $as_known_at
      AND (SELECT arg_max(r.audience, r.load) FROM risk AS r WHERE r.id = v.risk AND r.load <= v.load) <= $level
    QUALIFY row_number() OVER (PARTITION BY v.risk, v.as_at ORDER BY v.load DESC) = 1
)
SELECT k.id, k.division, k.metric, k.title, k.source, k.loaded, k.owner_role, v.as_at, v.likelihood, v.impact, v.rating, v.note
FROM known AS k LEFT JOIN reviewed AS v ON v.risk = k.id
ORDER BY k.id, v.as_at DESC
