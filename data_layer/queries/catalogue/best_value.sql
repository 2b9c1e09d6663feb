-- The themes of the Best Value duty, in the guidance's order, with all measures that are evidence for them.
SELECT details FROM best_value_theme ORDER BY position
