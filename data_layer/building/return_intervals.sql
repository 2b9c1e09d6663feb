-- The council's own figures that are made of two counts.
SELECT o.rowid, o.metric, o.value, o.numerator, o.denominator
FROM observation AS o
WHERE o.load IN (SELECT 'council_return ' || id FROM council_load)
  AND o.value IS NOT NULL AND o.numerator IS NOT NULL AND o.denominator > 0
ORDER BY o.rowid
