-- What was heard and not counted, the newest first: of each note the newest row that a level may see and that was known on a day.
-- None whose subject is a measure kept from that level, by its id or any of its names.
SELECT s.id, s.subject, s.as_at, s.note, s.source, l.source, l.loaded
FROM soft_intelligence AS s JOIN load AS l ON l.id = s.load
WHERE s.audience <= $level AND s.as_at <= $as_known_at AND l.known_from <= $as_known_at
  AND lower(s.subject) NOT IN (
      SELECT lower(unnest([m.id, m.name, m.details->>'short_name'])) FROM metric AS m WHERE m.audience > $level
      UNION ALL SELECT lower(a.alias) FROM metric_alias AS a JOIN metric AS m ON m.id = a.metric WHERE m.audience > $level)
QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY s.load DESC) = 1
ORDER BY s.as_at DESC, s.id
