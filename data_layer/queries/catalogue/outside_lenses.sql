-- The outside bodies that look at councils, without the measures of their parts.
SELECT details FROM outside_lens ORDER BY position
