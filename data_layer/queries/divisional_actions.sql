-- What divisions have set out to do, the earliest due first and those without a day last: of each the newest row that a level may
-- see and that was known on a day.
SELECT a.id, a.division, a.metric, a.title, l.source, l.loaded, a.due, a.status, a.owner_role
FROM divisional_action AS a JOIN load AS l ON l.id = a.load
WHERE a.audience <= $level AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY a.id ORDER BY a.load DESC) = 1
ORDER BY a.due NULLS LAST, a.id
