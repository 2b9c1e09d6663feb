-- Areas with more than one group of a kind.
SELECT kind, coalesce(of_area, 'Everyone'), count(*) FROM comparator_group
GROUP BY kind, of_area HAVING count(*) > 1 ORDER BY ALL
