-- The portfolios, with everyday names and the metrics placed there.
SELECT p.id, (SELECT id FROM framework LIMIT 1), p.name,
    coalesce((SELECT list(n.alias ORDER BY n.rowid) FROM portfolio_alias AS n WHERE n.portfolio = p.id), []),
    coalesce((SELECT list(m.id ORDER BY m.position) FROM metric AS m WHERE m.portfolio = p.id AND m.audience <= $level), [])
FROM portfolio AS p ORDER BY p.position
