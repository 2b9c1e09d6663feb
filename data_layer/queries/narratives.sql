-- The council's stories beside its figures, as far as a level may see them and they were written by a day.
SELECT n.metric, p.starts, p.months, n.what_happened, n.why, n.what_next, n.owner_role, n.due, n.written
FROM narrative AS n JOIN period AS p ON p.id = n.period JOIN metric AS m ON m.id = n.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND n.area = $area
  AND greatest(n.audience, m.audience) <= $level AND n.written <= $as_known_at
  AND (n.embargo_until IS NULL OR n.embargo_until <= $today)
ORDER BY m.position, p.starts, p.months, n.written
