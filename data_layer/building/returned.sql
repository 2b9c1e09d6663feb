-- The council's own rows, from the sheets of all its returns in force, into the tables of the snapshot. Figures are all kept, as
-- revisions. Of a row with an audience that of every level is kept, unless a newer one with the same key is for the same level or
-- a lower one: then all who may see the earlier one see the newer. Of the rest the newest row with the same key counts. Nobody
-- sees a row who may not see its metric.
INSERT INTO observation
SELECT r.measure, coalesce(n.id, ''), coalesce(place.new, r.area), r.period, r.load, r.value, NULL, NULL,
    coalesce(r.status, 'final'), r.status_as_given, r.numerator, r.denominator,
    greatest(coalesce(r.audience, 0), coalesce(m.audience, 0)), r.embargo_until
FROM returned_observations AS r
    LEFT JOIN returned_part AS n ON n.words = r.part
    LEFT JOIN place ON place.old = r.area
    LEFT JOIN metric AS m ON m.id = r.measure
    LEFT JOIN period AS p ON p.id = r.period
ORDER BY m.position, coalesce(place.new, r.area), coalesce(n.id, ''), p.starts, p.months, r.load;

-- Targets are all kept too: what was an exception on a day was one against the target of that day.
INSERT INTO target
SELECT r.measure, coalesce(n.id, ''), coalesce(place.new, r.area), r.period, r.value,
    coalesce(r.tolerance_kind, 'none'), r.tolerance, r.due, coalesce(r.source, 'The council''s own return'),
    greatest(coalesce(r.audience, 0), m.audience), r.load
FROM returned_targets AS r JOIN metric AS m ON m.id = r.measure
    LEFT JOIN returned_part AS n ON n.words = r.part LEFT JOIN place ON place.old = r.area
ORDER BY ALL;

INSERT INTO trajectory_point
SELECT r.measure, coalesce(place.new, r.area) AS place, r.period, r.value,
    greatest(coalesce(r.audience, 0), m.audience) AS level, r.load
FROM returned_trajectory AS r JOIN metric AS m ON m.id = r.measure LEFT JOIN place ON place.old = r.area
QUALIFY level < coalesce(min(level) OVER (PARTITION BY r.measure, place, r.period
    ORDER BY r.load_position DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 4)
ORDER BY ALL;

INSERT INTO baseline
SELECT r.measure, coalesce(place.new, r.area) AS place, r.period, r.value, r.reason,
    coalesce(r.source, 'The council''s own return'), greatest(coalesce(r.audience, 0), m.audience) AS level, r.load
FROM returned_baselines AS r JOIN metric AS m ON m.id = r.measure LEFT JOIN place ON place.old = r.area
QUALIFY level < coalesce(min(level) OVER (PARTITION BY r.measure, place
    ORDER BY r.load_position DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 4)
ORDER BY ALL;

-- A story is under embargo as long as its figures are: those given with it or before, or else those given after it. One under
-- embargo takes no other's place before its day.
CREATE TEMP TABLE story AS
SELECT r.* REPLACE (coalesce(place.new, r.area) AS area), greatest(coalesce(r.audience, 1), m.audience) AS level
FROM returned_narrative AS r JOIN metric AS m ON m.id = r.measure LEFT JOIN place ON place.old = r.area;
CREATE TEMP TABLE story_embargo AS
WITH given AS (
    SELECT o.metric, o.area, o.period, o.audience, o.embargo_until, coalesce(c.position, -1) AS position
    FROM observation AS o LEFT JOIN council_load AS c ON o.load = 'council_return ' || c.id
)
SELECT s.measure, s.area, s.period, s.load_position,
    CASE WHEN count(g.metric) FILTER (g.position <= s.load_position) > 0
        THEN max(g.embargo_until) FILTER (g.position <= s.load_position) ELSE max(g.embargo_until) END AS until
FROM story AS s JOIN given AS g
    ON g.metric = s.measure AND g.area = s.area AND g.period = s.period AND g.audience <= s.level
GROUP BY ALL;
INSERT INTO narrative
WITH told AS (SELECT s.*, e.until FROM story AS s LEFT JOIN story_embargo AS e USING (measure, area, period, load_position))
SELECT measure, area, period, what_happened, why, what_next, owner_role, due, written, level, until, load
FROM told AS s
WHERE NOT EXISTS (
    SELECT 1 FROM told AS n
    WHERE n.measure = s.measure AND n.area = s.area AND n.period = s.period AND n.load_position > s.load_position
      AND n.level <= s.level AND coalesce(n.until, '-infinity') <= coalesce(s.until, '-infinity'))
ORDER BY ALL;
DROP TABLE story_embargo;
DROP TABLE story;

-- What divisions say of their own work is all kept, as figures are: who asks for a day gets the newest row known on it.
INSERT INTO risk
SELECT r.id, r.title, r.division, r.measure, r.owner_role, greatest(coalesce(r.audience, 2), coalesce(m.audience, 0)), r.load
FROM returned_risks AS r LEFT JOIN metric AS m ON m.id = r.measure
ORDER BY ALL;

INSERT INTO risk_review
SELECT risk, as_at, likelihood, impact, coalesce(rating, (likelihood * impact)::VARCHAR), note, load
FROM returned_risk_reviews
ORDER BY ALL;

INSERT INTO budget_line
SELECT id, division, title, period, budget, forecast, actual, coalesce(audience, 2), load FROM returned_budget_lines
ORDER BY ALL;

INSERT INTO divisional_action
SELECT r.id, r.division, r.measure, r.title, r.due, r.status, r.owner_role,
    greatest(coalesce(r.audience, 2), coalesce(m.audience, 0)), r.load
FROM returned_divisional_actions AS r LEFT JOIN metric AS m ON m.id = r.measure
ORDER BY ALL;

INSERT INTO clinic_decision
SELECT r.id, r.division, r.measure, r.decided, r.decision, r.owner_role, r.due, r.status,
    greatest(coalesce(r.audience, 2), coalesce(m.audience, 0)), r.load
FROM returned_clinic_decisions AS r LEFT JOIN metric AS m ON m.id = r.measure
ORDER BY ALL;

-- And so are plans, promises and rules of reporting, those of the pack among them.
INSERT INTO plan
SELECT id, name, valid_from, valid_to, status, suspended_from, suspended_to, suspension_reason, suspension_authority, load
FROM returned_plans
ORDER BY ALL;

INSERT INTO commitment
SELECT id, plan, outcome, title, target, unit, baseline, due, owner_role, NULL, coalesce(audience, 0), load
FROM returned_commitments
ORDER BY ALL;

-- An update is seen by those who see the commitment as it was given last before it.
INSERT INTO commitment_update
SELECT u.commitment, u.as_at, u.status, u.latest, u.note,
    coalesce((SELECT arg_max(coalesce(c.audience, 0), c.load_position) FROM returned_commitments AS c
        WHERE c.id = u.commitment AND c.load_position <= u.load_position), 0), u.load, NULL
FROM returned_commitment_updates AS u
ORDER BY ALL;

INSERT INTO soft_intelligence
SELECT r.id, r.subject, r.as_at, r.note, r.source, greatest(coalesce(r.audience, 2), coalesce(m.audience, 0)) AS level, r.load
FROM returned_soft_intelligence AS r LEFT JOIN metric AS m ON m.id = r.subject
QUALIFY level < coalesce(min(level) OVER (PARTITION BY r.id
    ORDER BY r.load_position DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 4)
ORDER BY ALL;

-- All kept as well: what was open on a day is so for who asks as known on it.
INSERT INTO scrutiny_item
SELECT r.id, r.kind, r.subject, r.measure, r.period, r.value_then, r.raised, r.wording, r.response, r.due, r.status,
    greatest(coalesce(r.audience, 0), coalesce(m.audience, 0)), r.load
FROM returned_scrutiny AS r LEFT JOIN metric AS m ON m.id = r.measure
ORDER BY ALL;

INSERT INTO reporting_rule (id, subject, audience_body, frequency, valid_from, valid_to, status, suspended_from, suspended_until, reason,
    authority, source, load)
SELECT id, subject, audience_body, frequency, valid_from, valid_to, status, suspended_from, suspended_to, suspension_reason,
    suspension_authority, source, load
FROM returned_reporting_rules
ORDER BY ALL;

INSERT INTO reporting_event
SELECT id, rule, title, held, body, load FROM returned_reporting_events
QUALIFY row_number() OVER (PARTITION BY id ORDER BY load_position DESC) = 1
ORDER BY ALL;

-- A group of the council's own is a kind of its own. The newest return that gives a group gives all of it.
CREATE TEMP TABLE own_group AS
SELECT "group" AS name, max(load_position) AS load_position, arg_max(load, load_position) AS load
FROM returned_comparator_groups GROUP BY "group";
INSERT INTO comparator_group
SELECT 'own ' || name, 'own ' || name, NULL, name, 'as returned', load FROM own_group ORDER BY ALL;
INSERT INTO comparator_member
SELECT DISTINCT 'own ' || r."group", coalesce(place.new, r.area)
FROM returned_comparator_groups AS r
    JOIN own_group AS g ON g.name = r."group" AND g.load_position = r.load_position
    LEFT JOIN place ON place.old = r.area
ORDER BY ALL;
DROP TABLE own_group;

INSERT INTO measure
SELECT coalesce(national_metric, id), national_metric IS NOT NULL, load FROM returned_measures
QUALIFY row_number() OVER (PARTITION BY coalesce(national_metric, id) ORDER BY load_position DESC) = 1
ORDER BY ALL;

-- Divisions, directorates and posts, as metrics and rows name them. An id is the name in small letters and underscores.
INSERT INTO directorate
SELECT DISTINCT ON (id) * FROM (
    SELECT trim(regexp_replace(lower(name), '[^a-z0-9]+', '_', 'g'), '_') AS id, name FROM (
        SELECT details->>'directorate' AS name FROM metric) WHERE name IS NOT NULL
) ORDER BY ALL;
INSERT INTO division
SELECT DISTINCT ON (id) * FROM (
    SELECT trim(regexp_replace(lower(name), '[^a-z0-9]+', '_', 'g'), '_') AS id, name, directorate FROM (
        SELECT division AS name, details->>'directorate' AS directorate FROM metric
        UNION ALL SELECT division, NULL FROM risk
        UNION ALL SELECT division, NULL FROM budget_line
        UNION ALL SELECT division, NULL FROM divisional_action
        UNION ALL SELECT division, NULL FROM clinic_decision) WHERE name IS NOT NULL
) ORDER BY id, directorate NULLS LAST, name;
UPDATE metric SET owner_role = details->>'owner_role';
INSERT INTO role
SELECT DISTINCT ON (id) * FROM (
    SELECT trim(regexp_replace(lower(name), '[^a-z0-9]+', '_', 'g'), '_') AS id, name, division, portfolio FROM (
        SELECT holder_role AS name, NULL AS division, id AS portfolio FROM returned_portfolios
        UNION ALL SELECT owner_role, division, portfolio FROM metric) WHERE name IS NOT NULL
) ORDER BY id, portfolio NULLS LAST, division NULLS LAST, name;
