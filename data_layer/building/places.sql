-- One place, one code: where a council's code changed and the council did not (its boundary was redrawn), everything that
-- stands under a former code moves to the code it has now. A former code stays as a name of the place.
CREATE TEMP TABLE place AS
WITH RECURSIVE step AS (
    SELECT old, new, 1 AS steps FROM area_successor WHERE same_place
    UNION ALL
    SELECT step.old, later.new, step.steps + 1
    FROM step JOIN area_successor AS later ON later.old = step.new AND later.same_place
    WHERE step.steps < 10
)
SELECT old, arg_max(new, steps) AS new FROM step GROUP BY old;

UPDATE area SET code = place.new FROM place
WHERE area.code = place.old AND place.new NOT IN (SELECT code FROM area);
DELETE FROM area WHERE code IN (SELECT old FROM place);

UPDATE area_alias SET area = place.new FROM place WHERE area_alias.area = place.old;
INSERT INTO area_alias (area, alias, ambiguous) SELECT new, old, false FROM place;

UPDATE area_successor SET new = place.new FROM place WHERE area_successor.new = place.old;
UPDATE area_successor SET new = place.new FROM place WHERE area_successor.old = place.old AND same_place;
UPDATE area_successor SET old = place.new FROM place WHERE area_successor.old = place.old AND NOT same_place;

UPDATE comparator_group SET of_area = place.new FROM place WHERE comparator_group.of_area = place.old;
UPDATE comparator_member SET area = place.new FROM place WHERE comparator_member.area = place.old;
UPDATE series_event SET area = place.new FROM place WHERE series_event.area = place.old;

-- a list may name a place twice, by two codes or by mistake
CREATE TEMP TABLE member_once AS SELECT DISTINCT comparator_group, area FROM comparator_member;
DELETE FROM comparator_member;
INSERT INTO comparator_member SELECT comparator_group, area FROM member_once ORDER BY ALL;

CREATE TEMP TABLE event_once AS SELECT DISTINCT metric, area, kind, starts, allows_change, note FROM series_event;
DELETE FROM series_event;
INSERT INTO series_event SELECT metric, area, kind, starts, allows_change, note FROM event_once ORDER BY ALL;
