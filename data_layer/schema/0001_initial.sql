-- The whole schema. A snapshot is built once from it, checked, and never written again.
-- Dates are dates; periods are ISO 8601 ids (see data_layer/periods.py); audience is a Level (0 public to 3 restricted).

CREATE TABLE source (id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, publisher VARCHAR NOT NULL, url VARCHAR NOT NULL,
    licence VARCHAR NOT NULL, licence_url VARCHAR NOT NULL, attribution VARCHAR NOT NULL);

-- One release of one source as it came in. known_from is the day from which its figures were known (the publication date).
CREATE TABLE load (id VARCHAR PRIMARY KEY, source VARCHAR NOT NULL, release VARCHAR NOT NULL, published DATE,
    known_from DATE NOT NULL, loaded DATE NOT NULL, file VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, observations BIGINT NOT NULL);

-- Places. `until` is the last day of an abolished council; `region` the code of the region it lies in.
CREATE TABLE area (code VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, region VARCHAR,
    starts DATE, until DATE, county VARCHAR);
CREATE TABLE area_alias (area VARCHAR NOT NULL, alias VARCHAR NOT NULL, ambiguous BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE area_successor (old VARCHAR NOT NULL, new VARCHAR NOT NULL, starts DATE, same_place BOOLEAN NOT NULL);

-- Comparator groups; nearest neighbours have one group an area (`of_area`), the rest one for all.
CREATE TABLE comparator_group (id VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, of_area VARCHAR, name VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL, source VARCHAR NOT NULL);
CREATE TABLE comparator_member (comparator_group VARCHAR NOT NULL, area VARCHAR NOT NULL);

-- The catalogue, from data_layer/definitions.
CREATE TABLE theme (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, position INTEGER NOT NULL);
CREATE TABLE theme_alias (theme VARCHAR NOT NULL, alias VARCHAR NOT NULL);
CREATE TABLE directorate (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE division (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, directorate VARCHAR);
CREATE TABLE portfolio (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, position INTEGER NOT NULL);
CREATE TABLE portfolio_alias (portfolio VARCHAR NOT NULL, alias VARCHAR NOT NULL);
-- The bodies measures are reported to, from the divisional clinic up; details as in data_layer/catalogue.py CascadeLevel.
CREATE TABLE cascade_level (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, position INTEGER NOT NULL, details JSON NOT NULL);
-- How those outside look at councils; details as in data_layer/catalogue_outside.py OutsideLens and BestValueTheme.
CREATE TABLE outside_lens (id VARCHAR PRIMARY KEY, position INTEGER NOT NULL, details JSON NOT NULL);
CREATE TABLE best_value_theme (id VARCHAR PRIMARY KEY, position INTEGER NOT NULL, details JSON NOT NULL);
CREATE TABLE role (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, division VARCHAR, portfolio VARCHAR);
CREATE TABLE metric (id VARCHAR PRIMARY KEY, theme VARCHAR NOT NULL, name VARCHAR NOT NULL, unit VARCHAR NOT NULL,
    decimals INTEGER NOT NULL, better_when VARCHAR NOT NULL, frequency VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    influence VARCHAR NOT NULL, tier VARCHAR, division VARCHAR, portfolio VARCHAR, owner_role VARCHAR,
    audience INTEGER NOT NULL DEFAULT 0, usual_lag_months INTEGER NOT NULL, source VARCHAR NOT NULL, position INTEGER NOT NULL,
    details JSON NOT NULL);
CREATE TABLE metric_version (metric VARCHAR NOT NULL, valid_from DATE NOT NULL, valid_to DATE, definition VARCHAR NOT NULL,
    author VARCHAR, checked_by VARCHAR, next_review DATE);
CREATE TABLE metric_alias (metric VARCHAR NOT NULL, alias VARCHAR NOT NULL);
CREATE TABLE not_held (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, details JSON NOT NULL);
CREATE TABLE series_event (metric VARCHAR NOT NULL, area VARCHAR, kind VARCHAR NOT NULL, starts DATE NOT NULL,
    allows_change BOOLEAN NOT NULL, note VARCHAR NOT NULL);

-- Figures. Append-only: a later load of the same figure is a revision and the earlier one stays.
CREATE TABLE period (id VARCHAR PRIMARY KEY, label VARCHAR NOT NULL, starts DATE NOT NULL, ends DATE NOT NULL, months INTEGER NOT NULL);
CREATE TABLE observation (metric VARCHAR NOT NULL, part VARCHAR NOT NULL DEFAULT '', area VARCHAR NOT NULL, period VARCHAR NOT NULL,
    load VARCHAR NOT NULL, value DOUBLE, lower DOUBLE, upper DOUBLE, status VARCHAR NOT NULL, status_as_given VARCHAR,
    numerator DOUBLE, denominator DOUBLE, audience INTEGER NOT NULL DEFAULT 0, embargo_until DATE);

-- A breakdown is asked for as an entry of its own in the catalogue: "metric.part".
CREATE VIEW entry_observation AS
SELECT *, CASE WHEN part = '' THEN metric ELSE metric || '.' || part END AS entry FROM observation;

-- The council's framework, plans and returns. A row of a return with an audience may stand there once for each level: the newest of
-- those that a level may see is the one that counts for it. Of targets and of what divisions say of their own work every row is
-- kept, so that it can be told how it stood on a day. A load's id sorts by time.
CREATE TABLE framework (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, owner VARCHAR NOT NULL, audience INTEGER NOT NULL DEFAULT 0,
    valid_from DATE, valid_to DATE, status VARCHAR NOT NULL);
CREATE TABLE outcome (id VARCHAR PRIMARY KEY, framework VARCHAR NOT NULL, name VARCHAR NOT NULL, position INTEGER NOT NULL,
    audience INTEGER NOT NULL DEFAULT 0);
CREATE TABLE outcome_alias (outcome VARCHAR NOT NULL, alias VARCHAR NOT NULL);
-- What an outcome is mapped to: other outcomes, or themes of the council's improvement plan. A hierarchy is a family of either.
CREATE TABLE outcome_link (outcome VARCHAR NOT NULL, linked VARCHAR NOT NULL);
CREATE TABLE outcome_best_value (outcome VARCHAR NOT NULL, theme VARCHAR NOT NULL);
CREATE TABLE hierarchy (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE improvement_theme (id VARCHAR PRIMARY KEY, hierarchy VARCHAR NOT NULL, name VARCHAR NOT NULL, position INTEGER NOT NULL,
    audience INTEGER NOT NULL);
CREATE TABLE metric_outcome (metric VARCHAR NOT NULL, outcome VARCHAR NOT NULL);
CREATE TABLE plan (id VARCHAR NOT NULL, name VARCHAR NOT NULL, valid_from DATE, valid_to DATE, status VARCHAR NOT NULL,
    suspended_from DATE, suspended_to DATE, suspension_reason VARCHAR, suspension_authority VARCHAR,
    load VARCHAR NOT NULL, PRIMARY KEY (id, load));
-- What was published of a plan as a whole: how many of its commitments were on track or achieved on a day.
CREATE TABLE plan_total (plan VARCHAR NOT NULL, as_at DATE NOT NULL, commitments INTEGER NOT NULL,
    on_track_or_achieved INTEGER NOT NULL, source VARCHAR, load VARCHAR NOT NULL, PRIMARY KEY (plan, as_at));
CREATE TABLE commitment (id VARCHAR NOT NULL, plan VARCHAR NOT NULL, outcome VARCHAR, title VARCHAR NOT NULL, target VARCHAR,
    unit VARCHAR, baseline VARCHAR, due DATE, owner_role VARCHAR, source VARCHAR, audience INTEGER NOT NULL DEFAULT 0,
    load VARCHAR NOT NULL, PRIMARY KEY (id, load));
-- `status_as_given`: the council's own rating, where the status is our reading of it.
CREATE TABLE commitment_update (commitment VARCHAR NOT NULL, as_at DATE NOT NULL, status VARCHAR NOT NULL, latest VARCHAR, note VARCHAR,
    audience INTEGER NOT NULL DEFAULT 0, load VARCHAR, status_as_given VARCHAR);
CREATE TABLE divisional_action (id VARCHAR NOT NULL, division VARCHAR NOT NULL, metric VARCHAR, title VARCHAR NOT NULL, due DATE,
    status VARCHAR NOT NULL, owner_role VARCHAR, audience INTEGER NOT NULL DEFAULT 2, load VARCHAR, PRIMARY KEY (id, load));
CREATE TABLE clinic_decision (id VARCHAR NOT NULL, division VARCHAR NOT NULL, metric VARCHAR, decided DATE NOT NULL,
    decision VARCHAR NOT NULL, owner_role VARCHAR, due DATE, status VARCHAR NOT NULL, audience INTEGER NOT NULL DEFAULT 2, load VARCHAR,
    PRIMARY KEY (id, load));
CREATE TABLE risk (id VARCHAR NOT NULL, title VARCHAR NOT NULL, division VARCHAR, metric VARCHAR, owner_role VARCHAR,
    audience INTEGER NOT NULL DEFAULT 2, load VARCHAR, PRIMARY KEY (id, load));
CREATE TABLE risk_review (risk VARCHAR NOT NULL, as_at DATE NOT NULL, likelihood INTEGER NOT NULL, impact INTEGER NOT NULL,
    rating VARCHAR NOT NULL, note VARCHAR, load VARCHAR);
CREATE TABLE budget_line (id VARCHAR NOT NULL, division VARCHAR NOT NULL, title VARCHAR NOT NULL, period VARCHAR NOT NULL,
    budget DOUBLE NOT NULL, forecast DOUBLE, actual DOUBLE, audience INTEGER NOT NULL DEFAULT 2, load VARCHAR);
CREATE TABLE target (metric VARCHAR NOT NULL, part VARCHAR NOT NULL DEFAULT '', area VARCHAR NOT NULL, period VARCHAR NOT NULL,
    value DOUBLE NOT NULL, tolerance_kind VARCHAR NOT NULL, tolerance DOUBLE, due DATE, source VARCHAR NOT NULL,
    audience INTEGER NOT NULL DEFAULT 0, load VARCHAR NOT NULL);
CREATE TABLE trajectory_point (metric VARCHAR NOT NULL, area VARCHAR NOT NULL, period VARCHAR NOT NULL, value DOUBLE NOT NULL,
    audience INTEGER NOT NULL DEFAULT 0, load VARCHAR NOT NULL);
CREATE TABLE baseline (metric VARCHAR NOT NULL, area VARCHAR NOT NULL, period VARCHAR NOT NULL, value DOUBLE, reason VARCHAR,
    source VARCHAR NOT NULL, audience INTEGER NOT NULL DEFAULT 0, load VARCHAR NOT NULL);
CREATE TABLE narrative (metric VARCHAR NOT NULL, area VARCHAR NOT NULL, period VARCHAR NOT NULL,
    what_happened VARCHAR, why VARCHAR, what_next VARCHAR, owner_role VARCHAR, due DATE, written DATE NOT NULL,
    audience INTEGER NOT NULL DEFAULT 1, embargo_until DATE, load VARCHAR NOT NULL);
CREATE TABLE soft_intelligence (id VARCHAR NOT NULL, subject VARCHAR NOT NULL, as_at DATE NOT NULL, note VARCHAR NOT NULL,
    source VARCHAR NOT NULL, audience INTEGER NOT NULL DEFAULT 2, load VARCHAR, PRIMARY KEY (id, audience));
CREATE TABLE scrutiny_item (id VARCHAR NOT NULL, kind VARCHAR NOT NULL, subject VARCHAR NOT NULL, metric VARCHAR, period VARCHAR,
    value_then DOUBLE, raised DATE NOT NULL, wording VARCHAR NOT NULL, response VARCHAR, due DATE, status VARCHAR NOT NULL,
    audience INTEGER NOT NULL DEFAULT 0, load VARCHAR, PRIMARY KEY (id, load));
-- A rule as each load gave it: the newest known on a day counts. Where no day is stated the words stand in its place
-- (`..._as_given`); `status` is null where none was given.
CREATE TABLE reporting_rule (id VARCHAR NOT NULL, plan VARCHAR, subject VARCHAR NOT NULL, audience_body VARCHAR NOT NULL,
    frequency VARCHAR, valid_from DATE, valid_from_as_given VARCHAR, valid_to DATE, status VARCHAR, suspended_from DATE,
    suspended_from_as_given VARCHAR, suspended_until DATE, suspended_until_as_given VARCHAR, reason VARCHAR, authority VARCHAR,
    source VARCHAR, load VARCHAR NOT NULL, PRIMARY KEY (id, load));
CREATE TABLE reporting_event (id VARCHAR PRIMARY KEY, rule VARCHAR, title VARCHAR NOT NULL, held DATE NOT NULL, body VARCHAR, load VARCHAR);

-- The council's returns in force, oldest first (`position`); one of another home area waits and brings no rows. `measure` lists
-- the metrics that the council has a row for: its own, and those `published` anyway that it only places.
CREATE TABLE council_load (id VARCHAR PRIMARY KEY, position INTEGER NOT NULL, home_area VARCHAR NOT NULL, title VARCHAR NOT NULL,
    illustrative BOOLEAN NOT NULL, loaded_by VARCHAR NOT NULL);
CREATE TABLE measure (metric VARCHAR PRIMARY KEY, published BOOLEAN NOT NULL, load VARCHAR NOT NULL);

-- What is doubtful about a figure of the council's own, for its answer; `sheet` and `field` name the cell that the doubt is about.
-- It holds for those from `audience` to below `hidden_from`, on days from `visible_from` to before `visible_until`: others see rows
-- that do not raise it. An empty day sets no bound.
CREATE TABLE observation_caveat (metric VARCHAR NOT NULL, part VARCHAR NOT NULL DEFAULT '', area VARCHAR NOT NULL,
    period VARCHAR NOT NULL, code VARCHAR NOT NULL, text VARCHAR NOT NULL, audience INTEGER NOT NULL, hidden_from INTEGER NOT NULL,
    visible_from DATE, visible_until DATE, sheet VARCHAR NOT NULL, field VARCHAR NOT NULL);

-- What was built, when and from what: one row. `fingerprint` is of all that the build depends on.
CREATE TABLE snapshot (id VARCHAR PRIMARY KEY, built TIMESTAMP NOT NULL, fingerprint VARCHAR NOT NULL, home_area VARCHAR NOT NULL,
    newest_known_from DATE NOT NULL);

-- What came in from the data pack: rows as its manifest lists them, and those kept where one place had stood under two codes.
CREATE TABLE pack_file (name VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL, rows_listed BIGINT NOT NULL, rows_kept BIGINT NOT NULL);

-- The loads by number, for tables that are read at every question: a number is read faster than what it stands for.
CREATE VIEW load_number AS SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS number FROM load;

-- The newest known row of each figure as each level sees it, sorted and narrow, so that a question reads a few blocks of it. Seen
-- from `audience` to below `hidden_from` (where a newer row takes its place; 4 where none does). Holds until the next embargo ends.
CREATE TABLE observation_current (metric_position INTEGER NOT NULL, area VARCHAR NOT NULL, starts DATE NOT NULL,
    months INTEGER NOT NULL, value DOUBLE, lower DOUBLE, upper DOUBLE, status VARCHAR NOT NULL, status_as_given VARCHAR,
    load_number INTEGER NOT NULL, audience INTEGER NOT NULL, hidden_from INTEGER NOT NULL);

-- Which periods are held where, for the catalogue: all `areas` hold these `periods` of the metric, seen from `audience` on and, where
-- there is an embargo, from `visible_from` on. An area may stand in several rows of a metric.
CREATE TABLE holding (metric VARCHAR NOT NULL, audience INTEGER NOT NULL, visible_from DATE, periods VARCHAR[] NOT NULL,
    areas VARCHAR[] NOT NULL);

-- Made once a snapshot from the tables above, so that every answer reads the same row.
CREATE TABLE usual_change (metric VARCHAR NOT NULL, period VARCHAR NOT NULL, from_period VARCHAR NOT NULL,
    typical DOUBLE, others DOUBLE, typical_percent DOUBLE, others_percent DOUBLE, pairs INTEGER NOT NULL);
-- `level`: as those of this level and above see it, unless a row of a higher level takes its place. Ages are not here: they
-- depend on the day of the question.
CREATE TABLE assessment (metric VARCHAR NOT NULL, level INTEGER NOT NULL, area VARCHAR NOT NULL, period VARCHAR NOT NULL,
    direction VARCHAR, variation VARCHAR, change_from VARCHAR, change_value DOUBLE, bands JSON NOT NULL, rag VARCHAR, risk VARCHAR,
    reasons VARCHAR[] NOT NULL, good VARCHAR[] NOT NULL, missed_running INTEGER NOT NULL, worse_than_three_years_ago BOOLEAN NOT NULL);
