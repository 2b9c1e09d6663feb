-- What divisional clinics decided, the newest clinic first: of each the newest row that a level may see and that was known on a day.
SELECT d.id, d.division, d.metric, d.decision, l.source, l.loaded, d.decided, d.due, d.status, d.owner_role
FROM clinic_decision AS d JOIN load AS l ON l.id = d.load
WHERE d.audience <= $level AND l.known_from <= $as_known_at AND d.decided <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY d.id ORDER BY d.load DESC) = 1
ORDER BY d.decided DESC, d.due NULLS LAST, d.id
