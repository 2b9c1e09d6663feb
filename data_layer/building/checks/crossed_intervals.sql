-- Intervals whose lower end is above the upper.
SELECT metric, area, period, lower, upper FROM observation WHERE lower > upper ORDER BY ALL
