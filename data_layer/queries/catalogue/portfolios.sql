-- The portfolios with everyday names and the metrics placed there, as far as a level may see them; one without any is not there.
SELECT p.id, (SELECT f.id FROM framework AS f WHERE f.audience <= $level ORDER BY f.rowid LIMIT 1), p.name,
    coalesce((SELECT list(n.alias ORDER BY n.rowid) FROM portfolio_alias AS n WHERE n.portfolio = p.id), []),
    list(m.id ORDER BY m.position)
FROM portfolio AS p JOIN metric AS m ON m.portfolio = p.id AND m.audience <= $level
GROUP BY p.id, p.name, p.position ORDER BY p.position
