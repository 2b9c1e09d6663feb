-- The council's plans, each as it was known last on a day; in force while adopted, between its days, and not suspended.
SELECT p.id, p.name, p.valid_from, p.valid_to, p.status,
    p.status = 'adopted' AND coalesce(p.valid_from <= $today, true) AND coalesce($today <= p.valid_to, true)
        AND NOT coalesce(p.suspended_from <= $today AND coalesce($today <= p.suspended_to, true), false)
FROM plan AS p JOIN load AS l ON l.id = p.load
WHERE l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY p.id ORDER BY l.known_from DESC, p.load DESC) = 1
ORDER BY p.valid_to NULLS LAST, p.name
