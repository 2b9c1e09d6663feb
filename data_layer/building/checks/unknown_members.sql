-- Areas of comparator groups, as members or as the one the group is for, that are not known.
SELECT comparator_group, area FROM comparator_member WHERE area NOT IN (SELECT code FROM area)
UNION ALL
SELECT id, of_area FROM comparator_group WHERE of_area IS NOT NULL AND of_area NOT IN (SELECT code FROM area)
ORDER BY ALL
