-- What scrutiny asked and recommended, the earliest raised first: of each the newest row that a level may see and that was known on
-- a day.
SELECT s.id, s.kind, s.subject, s.metric, p.starts, p.months, s.value_then, s.raised, s.wording, s.response, s.due, s.status,
    s.audience, l.source, l.loaded
FROM scrutiny_item AS s
    JOIN load AS l ON l.id = s.load
    LEFT JOIN period AS p ON p.id = s.period
WHERE s.audience <= $level AND s.raised <= $as_known_at AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY s.load DESC) = 1
ORDER BY s.raised, s.id
