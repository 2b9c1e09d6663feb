-- What was published of plans as a whole, of each the newest that was known on a day.
SELECT t.plan, t.as_at, t.commitments, t.on_track_or_achieved, t.source
FROM plan_total AS t JOIN load AS l ON l.id = t.load
WHERE l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY t.plan ORDER BY t.as_at DESC) = 1
ORDER BY t.plan
