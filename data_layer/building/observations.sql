-- The pack's figures, each place under the code it has now and once a release: where both codes stand in a file the current
-- code's row is kept, or the one that has a value. Nobody sees a figure who may not see its metric.
INSERT INTO observation
SELECT o.metric, coalesce(o.part, ''), coalesce(place.new, o.area) AS area, o.period, o.load, o.value, o.lower, o.upper,
    o.status, o.status_as_given, o.numerator, o.denominator,
    greatest(coalesce(o.audience, 0), coalesce(m.audience, 0)), o.embargo_until
FROM incoming AS o
    LEFT JOIN place ON place.old = o.area
    LEFT JOIN metric AS m ON m.id = o.metric
    LEFT JOIN period AS p ON p.id = o.period
QUALIFY dense_rank() OVER (
    PARTITION BY o.metric, coalesce(o.part, ''), coalesce(place.new, o.area), o.period, o.load
    ORDER BY o.value IS NULL, place.old IS NOT NULL, o.area) = 1
ORDER BY m.position, coalesce(place.new, o.area), coalesce(o.part, ''), p.starts, p.months, o.load;

DROP TABLE incoming;
