-- The days after $today on which figures of measures come out of their embargo for a level, as known on a day.
SELECT DISTINCT o.embargo_until
FROM entry_observation AS o JOIN load AS l ON l.id = o.load JOIN metric AS m ON m.id = o.entry
WHERE m.position IN (SELECT unnest($metrics::INTEGER[])) AND o.area = $area AND o.audience <= $level
  AND o.embargo_until > $today AND l.known_from <= $as_known_at
ORDER BY o.embargo_until
