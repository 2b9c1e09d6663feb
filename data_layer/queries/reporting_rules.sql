-- How often the council reports what to whom: of each rule the newest that was known on a day, without drafts and superseded ones.
SELECT r.id, r.plan, r.subject, r.audience_body, r.frequency, r.valid_from, r.valid_from_as_given, r.valid_to, r.status,
    r.suspended_from, r.suspended_from_as_given, r.suspended_until, r.suspended_until_as_given, r.reason, r.authority, r.source,
    l.source, l.known_from, l.loaded
FROM reporting_rule AS r JOIN load AS l ON l.id = r.load
WHERE l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY l.known_from DESC, r.load DESC) = 1
    AND coalesce(r.status NOT IN ('draft', 'superseded'), true)
ORDER BY r.subject, r.audience_body, r.id
