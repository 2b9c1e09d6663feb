-- What was heard and not counted, the newest first: of each note the newest row that a level may see and that was known on a day.
SELECT s.id, s.subject, s.as_at, s.note, s.source, l.source, l.loaded
FROM soft_intelligence AS s JOIN load AS l ON l.id = s.load
WHERE s.audience <= $level AND s.as_at <= $as_known_at AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY s.load DESC) = 1
ORDER BY s.as_at DESC, s.id
