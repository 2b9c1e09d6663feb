-- How often the council reports what to whom, by the rules that are valid on a day, with those that are suspended then.
SELECT r.subject, r.audience_body, r.frequency, r.status, r.suspension_reason, r.suspension_authority
FROM reporting_rule AS r JOIN load AS l ON l.id = r.load
WHERE r.status IN ('adopted', 'suspended') AND coalesce(r.valid_from <= $today, true) AND coalesce($today <= r.valid_to, true)
  AND l.known_from <= $as_known_at
ORDER BY r.subject, r.audience_body, r.id
