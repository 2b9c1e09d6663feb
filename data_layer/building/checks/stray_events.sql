-- Events of series that are not defined.
SELECT DISTINCT metric FROM series_event WHERE metric NOT IN (SELECT id FROM metric) ORDER BY 1
