-- When the council reports: the days to come, the next first, each with the rule that it follows, as known on a day.
SELECT e.title, e.held, coalesce(e.body, r.audience_body), r.subject
FROM reporting_event AS e
    JOIN load AS l ON l.id = e.load
    LEFT JOIN reporting_rule AS r ON r.id = e.rule
WHERE e.held >= $today AND l.known_from <= $as_known_at
ORDER BY e.held, e.title, e.id
