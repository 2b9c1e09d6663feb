-- The days on which the council reports, the earliest first, each with the rule that it follows as the newest load gives it, as known
-- on a day. $last is open where it is empty.
SELECT e.title, e.held, coalesce(e.body, r.audience_body), r.subject, l.source
FROM reporting_event AS e
    JOIN load AS l ON l.id = e.load
    LEFT JOIN (
        SELECT n.* FROM reporting_rule AS n JOIN load AS k ON k.id = n.load WHERE k.known_from <= $as_known_at
        QUALIFY row_number() OVER (PARTITION BY n.id ORDER BY k.known_from DESC, n.load DESC) = 1
    ) AS r ON r.id = e.rule
WHERE e.held >= $first AND coalesce(e.held <= $last, true) AND l.known_from <= $as_known_at
ORDER BY e.held, e.title, e.id
