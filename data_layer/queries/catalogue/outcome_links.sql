-- What is mapped to what, in the plan's order: seen from the outcome that names it, and from the one named.
SELECT l.outcome, l.linked FROM outcome_link AS l
UNION ALL
SELECT l.linked, l.outcome FROM outcome_link AS l JOIN outcome AS o ON o.id = l.linked
