-- The lines of divisions' budgets: of each line and period the newest row that a level may see and that was known on a day.
SELECT b.id, b.division, b.title, l.source, l.loaded, p.starts, p.months, b.budget, b.forecast, b.actual
FROM budget_line AS b JOIN load AS l ON l.id = b.load JOIN period AS p ON p.id = b.period
WHERE b.audience <= $level AND l.known_from <= $as_known_at
QUALIFY row_number() OVER (PARTITION BY b.id, b.period ORDER BY b.load DESC) = 1
ORDER BY b.division, p.starts, p.months, b.id
