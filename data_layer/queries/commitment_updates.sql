-- How promises were said to stand on the days of their updates, the newest first: of several for a day the newest that a level may
-- see and that was known on a day.
SELECT u.commitment, u.as_at, u.status
FROM commitment_update AS u JOIN load AS l ON l.id = u.load
WHERE u.audience <= $level AND u.as_at <= $as_known_at AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY u.commitment, u.as_at ORDER BY l.known_from DESC, u.load DESC) = 1
ORDER BY u.commitment, u.as_at DESC
