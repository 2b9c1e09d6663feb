-- The council's stories beside its figures: of each period the newest that a level may see and that was written by a day.
SELECT n.metric, p.starts, p.months, n.what_happened, n.why, n.what_next, n.owner_role, n.due, n.written
FROM narrative AS n JOIN period AS p ON p.id = n.period JOIN metric AS m ON m.id = n.metric
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND n.area = $area
  AND greatest(n.audience, m.audience) <= $level AND n.written <= $as_known_at
  AND (n.embargo_until IS NULL OR n.embargo_until <= $today)
QUALIFY row_number() OVER (PARTITION BY n.metric, n.period ORDER BY n.load DESC) = 1
ORDER BY m.position, p.starts, p.months, n.written
