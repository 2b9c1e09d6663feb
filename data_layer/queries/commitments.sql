-- The promises of the council's plans, the earliest due first, each with its newest update: of each the newest row that a level may
-- see and that was known on a day. An update belongs to the row that was the newest when it came, and is seen by those who see that
-- one. A plan is in force while it is adopted and not suspended.
SELECT c.id, c.title, p.name,
    p.status = 'adopted' AND NOT coalesce(p.suspended_from <= $today AND coalesce($today <= p.suspended_to, true), false),
    c.outcome, c.owner_role, c.target, c.unit, c.baseline, c.due, coalesce(u.status, 'not_stated'), u.as_at, u.latest, u.note,
    l.source, l.loaded
FROM commitment AS c
    JOIN plan AS p ON p.id = c.plan
    JOIN load AS l ON l.id = c.load
    LEFT JOIN (
        SELECT n.* FROM commitment_update AS n JOIN load AS k ON k.id = n.load
        WHERE n.as_at <= $as_known_at AND k.known_from <= $as_known_at AND n.audience <= $level
    ) AS u ON u.commitment = c.id
WHERE c.audience <= $level AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY c.id ORDER BY c.load DESC, u.as_at DESC NULLS LAST) = 1
ORDER BY c.due NULLS LAST, c.id
