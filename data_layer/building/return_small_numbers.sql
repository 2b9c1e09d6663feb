-- The council's own figures of some measures that those below $officer may see, as each return gave them, and the starts that
-- they are measured from, which are figures too; in the order in which they were known.
SELECT 'observation' AS "table", o.rowid AS row, o.metric, o.part, o.area, o.period, c.position, o.value, o.numerator,
    o.denominator, o.audience, o.embargo_until
FROM observation AS o JOIN council_load AS c ON o.load = 'council_return ' || c.id
WHERE o.metric IN (SELECT unnest($measures::VARCHAR[])) AND o.audience < $officer
UNION ALL
SELECT 'baseline', b.rowid, b.metric, '', b.area, b.period, NULL, b.value, NULL, NULL, b.audience, NULL
FROM baseline AS b
WHERE b.metric IN (SELECT unnest($measures::VARCHAR[])) AND b.audience < $officer AND b.value IS NOT NULL
ORDER BY metric, area, position NULLS LAST, "table", part, period, row
