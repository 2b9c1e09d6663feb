-- The promises of the council's plans, the earliest due first, each with its newest update: of each the newest row that a level may
-- see and that was known on a day. An update belongs to the row that was the newest when it came, and is seen by those who see that
-- one. A plan, as it was known last, is in force while it is adopted, between its days, and not suspended.
SELECT c.id, c.title, p.name,
    p.status = 'adopted' AND coalesce(p.valid_from <= $today, true) AND coalesce($today <= p.valid_to, true)
        AND NOT coalesce(p.suspended_from <= $today AND coalesce($today <= p.suspended_to, true), false),
    c.outcome, c.owner_role, c.target, c.unit, c.baseline, c.due, coalesce(u.status, 'not_stated'), u.as_at, u.latest, u.note,
    l.source, l.loaded, p.id, p.valid_to, p.status = 'draft', u.status_as_given, c.source
FROM commitment AS c
    JOIN load AS l ON l.id = c.load
    JOIN (
        SELECT n.* FROM plan AS n JOIN load AS k ON k.id = n.load WHERE k.known_from <= $as_known_at
        QUALIFY row_number() OVER (PARTITION BY n.id ORDER BY k.known_from DESC, n.load DESC) = 1
    ) AS p ON p.id = c.plan
    LEFT JOIN (
        SELECT n.* FROM commitment_update AS n JOIN load AS k ON k.id = n.load
        WHERE n.as_at <= $as_known_at AND k.known_from <= $as_known_at AND n.audience <= $level
        QUALIFY row_number() OVER (PARTITION BY n.commitment ORDER BY n.as_at DESC, k.known_from DESC, n.load DESC) = 1
    ) AS u ON u.commitment = c.id
WHERE c.audience <= $level AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY c.id ORDER BY l.known_from DESC, c.load DESC) = 1
ORDER BY c.due NULLS LAST, c.id
