"""Below officers nobody is told a count from 1 to 4 of the council's own, nor what would give it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_layer.building.counted import Counted
from data_layer.building.return_small_numbers import Given, hidden_of
from data_layer.council_facts import Accumulation
from data_layer.database import open_to_read
from data_layer.judging import council_of
from data_layer.queries.revisions import revisions
from data_layer.returns.governance_rows import ScrutinyRow
from data_layer.returns.measure_rows import BaselineRow, NarrativeRow
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus, SmallNumbers
from data_layer.snapshot_pointer import current, snapshot_path
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId, MetricKind
from tests.data_layer.building.own_figures import (
    ID,
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    QUARTERS,
    YEAR,
    Told,
    figure,
    figures,
    measure,
    shares,
    yearly,
)
from tests.data_layer.returns.whole_return import whole_load
from tests.data_layer.small_pack import NOTTINGHAM, seen_by

PUBLIC, COUNCILLOR, OFFICER = Level.PUBLIC, Level.COUNCILLOR, Level.OFFICER
PARTS = ("", "boys", "girls")


def with_figures(rows, of, **more):
    return replace(rows, observations=figures(of, **more))


def test_a_few_children_are_hidden_from_public_and_councillors_and_officers_are_told(tmp_path):
    told = Told.of(tmp_path, with_figures(measure(), {"": {Q1: 12, Q2: 3, Q3: 0, Q4: 5}}))
    assert told.values(PUBLIC) == told.values(COUNCILLOR) == {Q1: 12, Q2: None, Q3: 0, Q4: 5}
    assert told.hidden() == told.hidden(COUNCILLOR) == {("", Q2)}
    assert told.values(OFFICER) == {Q1: 12, Q2: 3, Q3: 0, Q4: 5} and not told.hidden(OFFICER)


def test_the_other_part_of_a_breakdown_goes_with_it(tmp_path):
    told = Told.of(
        tmp_path, with_figures(measure(), {"": {Q1: 20, Q2: 30}, "Boys": {Q1: 3, Q2: 14}, "Girls": {Q1: 17, Q2: 16}})
    )
    assert told.hidden(parts=PARTS) == {("boys", Q1), ("girls", Q1)}
    assert told.values(OFFICER, "boys") == {Q1: 3, Q2: 14}


def test_a_total_does_not_tell_the_few_that_its_only_part_leaves(tmp_path):
    """17 girls of 20: nobody gave the 3 boys, and yet they are told."""
    told = Told.of(tmp_path, with_figures(measure(), {"": {Q1: 20, Q2: 30}, "Girls": {Q1: 17, Q2: 16}}))
    assert told.hidden(parts=("", "girls")) == {("girls", Q1)}


def test_two_breakdowns_of_one_measure_are_each_held_against_the_whole(tmp_path):
    """Boys and girls make 20, and so do younger and older: the younger and older tell nothing of the 3 boys."""
    of = {"": {Q1: 20}, "Boys": {Q1: 3}, "Girls": {Q1: 17}, "Younger": {Q1: 8}, "Older": {Q1: 12}}
    told = Told.of(tmp_path, with_figures(measure(), of))
    assert told.hidden(parts=(*PARTS, "younger", "older")) == {("boys", Q1), ("girls", Q1)}


def test_parts_that_overlap_in_a_way_nobody_can_tell_are_hidden_together(tmp_path):
    of = {"": {Q1: 20}, "Asthma": {Q1: 3}, "Epilepsy": {Q1: 11}, "Diabetes": {Q1: 13}}
    told = Told.of(tmp_path, with_figures(measure(), of))
    parts = ("", "asthma", "epilepsy", "diabetes")
    assert told.hidden(parts=parts) == {(part, Q1) for part in parts if part}


def test_a_year_does_not_tell_a_quarter(tmp_path):
    quarters = with_figures(measure(), {"": {Q1: 12, Q2: 2, Q3: 9, Q4: 15}})
    whole = with_figures(yearly(measure()), {"": {YEAR: 38}})
    assert Told.of(tmp_path, quarters, whole).hidden() == {("", Q2), ("", Q3)}


def test_a_baseline_of_the_year_does_not_tell_a_quarter_and_one_of_a_few_is_for_officers(tmp_path):
    rows = with_figures(measure(), {"": {Q1: 12, Q2: 2, Q3: 9, Q4: 15}})
    start = BaselineRow(measure=ID, period=YEAR, value=38.0)
    assert Told.of(tmp_path / "a", replace(rows, baselines=(start,))).hidden() == {("", Q2), ("", Q3)}
    told = Told.of(tmp_path / "b", replace(rows, baselines=(replace(start, period=Q2, value=2.0),)))
    assert not said(told, PUBLIC).baselines and said(told, OFFICER).baselines


def test_a_count_that_runs_on_does_not_tell_the_few_of_one_quarter(tmp_path):
    """12 in the first quarter and 14 in the first two: 2 in the second."""
    rows = measure(accumulation=Accumulation.CUMULATIVE)
    told = Told.of(tmp_path, with_figures(rows, {"": {Q1: 12, Q2: 14, Q3: 25, Q4: 40}}))
    assert told.hidden() == {("", Q1)}
    assert told.values(OFFICER) == {Q1: 12, Q2: 14, Q3: 25, Q4: 40}


def test_a_position_at_the_end_of_each_quarter_adds_up_to_nothing(tmp_path):
    rows = measure(accumulation=Accumulation.AT_END)
    assert Told.of(tmp_path, with_figures(rows, {"": {Q1: 12, Q2: 14, Q3: 3}})).hidden() == {("", Q3)}


def test_a_share_is_hidden_by_its_counts_and_takes_its_interval_with_it(tmp_path):
    told = Told.of(tmp_path, with_figures(shares(), {"": {Q1: (3, 60), Q2: (2, 4), Q3: (30, 60)}}))
    assert told.hidden() == {("", Q1), ("", Q2)}
    first, _, third = told.rows(PUBLIC)
    assert (first.lower, first.upper) == (None, None) and third.lower is not None
    assert all(each.lower is not None for each in told.rows(OFFICER))


def test_a_hidden_share_is_not_told_by_a_baseline_of_its_period(tmp_path):
    rows = with_figures(shares(), {"": {Q1: (3, 60), Q2: (30, 60)}})
    told = Told.of(tmp_path, replace(rows, baselines=(BaselineRow(measure=ID, period=Q1, value=5.0),)))
    assert told.hidden() == {("", Q1)}
    assert not said(told, PUBLIC).baselines and said(told, OFFICER).baselines


def test_each_revision_is_hidden_as_it_was_known(tmp_path):
    """Girls were not given again, and yet they and the new total tell the new number of boys."""
    first = with_figures(measure(), {"": {Q1: 20}, "Boys": {Q1: 8}, "Girls": {Q1: 12}})
    second = with_figures(measure(), {"": {Q1: 15}, "Boys": {Q1: 3}})
    told = Told.of(tmp_path, first, second)
    assert told.hidden(parts=PARTS) == {("boys", Q1), ("girls", Q1)}
    # with the old total they would be told by the old number of boys
    assert [each.value for each in known(told, PUBLIC, "boys")] == [None, None]
    assert [each.value for each in known(told, OFFICER, "boys")] == [8, 3]
    assert [each.value for each in known(told, PUBLIC, "")] == [20, 15]


def test_a_figure_that_grew_is_shown_again_and_the_small_one_before_is_not(tmp_path):
    told = Told.of(tmp_path, with_figures(measure(), {"": {Q1: 3}}), with_figures(measure(), {"": {Q1: 9}}))
    assert told.values(PUBLIC) == told.values(OFFICER) == {Q1: 9}
    assert [each.value for each in known(told, PUBLIC, "")] == [None, 9]
    assert [each.value for each in known(told, OFFICER, "")] == [3, 9]


def known(told: Told, level: Level, part: str):
    viewer = seen_by(level, NOW)
    with Snapshots(told.desk.data_dir).current().reader(viewer) as reader:
        id = MetricId(f"{ID}.{part}" if part else ID)
        return revisions(reader, id, NOTTINGHAM, Q1, viewer=viewer, as_known_at=NOW)


def said(told: Told, level: Level):
    viewer = seen_by(level, NOW)
    with Snapshots(told.desk.data_dir).current().reader(viewer) as reader:
        return council_of(reader, [MetricId(ID)], NOTTINGHAM, viewer=viewer, as_known_at=NOW)


@pytest.mark.parametrize(
    ("unit", "small_numbers", "hides"),
    [
        ("children", None, True),
        ("households in bed and breakfast", None, True),
        ("open cases", None, True),
        ("number", None, True),
        ("loads", None, False),
        ("fly-tips", None, False),
        ("children", SmallNumbers.SHOWN, False),
        ("fly-tips", SmallNumbers.HIDDEN, True),
    ],
)
def test_the_unit_says_whether_a_few_are_people_unless_the_return_does(tmp_path, unit, small_numbers, hides):
    told = Told.of(tmp_path, with_figures(measure(unit=unit, small_numbers=small_numbers), {"": {Q1: 12, Q2: 3}}))
    assert told.hidden() == ({("", Q2)} if hides else set())


def test_an_average_of_people_is_no_count_of_them(tmp_path):
    told = Told.of(tmp_path, with_figures(measure(unit="days per employee", kind=MetricKind.SCORE), {"": {Q1: 2.4}}))
    assert told.values(PUBLIC) == {Q1: 2.4}


def test_a_later_return_may_say_that_small_numbers_are_shown(tmp_path):
    first = with_figures(measure(), {"": {Q1: 3}})
    told = Told.of(tmp_path, first, measure(small_numbers=SmallNumbers.SHOWN))
    assert told.values(PUBLIC) == {Q1: 3}


def test_stories_beside_a_hidden_figure_or_naming_its_number_are_for_officers(tmp_path):
    def story(period, text):
        return NarrativeRow(measure=ID, period=period, what_happened=text, written=date(2025, 5, 1), audience=PUBLIC)

    rows = with_figures(measure(), {"": {Q1: 3, Q2: 12, Q3: 14, Q4: 30}})
    stories = (
        story(Q1, "A quiet quarter."),
        story(Q2, "A rise from three in the quarter before."),
        story(Q3, "More than before, as 13 homes opened in 2023."),
    )
    told = Told.of(tmp_path, replace(rows, narrative=stories))
    assert [each.period for each in said(told, PUBLIC).narratives[MetricId(ID)]] == [Q3]
    assert [each.period for each in said(told, OFFICER).narratives[MetricId(ID)]] == [Q1, Q2, Q3]


def test_an_item_of_scrutiny_with_the_figure_of_that_day_is_for_officers(tmp_path):
    def item(id, period, value):
        return ScrutinyRow(
            id=id, kind=ScrutinyKind.QUESTION, subject="Placements", measure=ID, period=period, value_then=value,
            raised=date(2025, 5, 1), wording="What was done?", status=ScrutinyStatus.OPEN,
        )  # fmt: skip

    rows = with_figures(measure(), {"": {Q1: 3, Q2: 12}})
    told = Told.of(tmp_path, replace(rows, scrutiny=(item("few", Q1, 3.0), item("many", Q2, 12.0))))
    with open_to_read(snapshot_path(told.desk.data_dir, current(told.desk.data_dir))) as connection:
        kept = connection.execute("SELECT id, audience FROM scrutiny_item ORDER BY id").fetchall()
    assert kept == [("few", OFFICER), ("many", PUBLIC)]


def test_what_is_kept_for_councillors_changes_nothing_for_the_public_and_hides_for_councillors(tmp_path):
    """The public knows 20 and nothing of boys and girls; councillors are told neither of the two."""
    public = with_figures(measure(), {"": {Q1: 20}})
    more = replace(measure(), observations=figures({"Boys": {Q1: 3}, "Girls": {Q1: 17}}, audience=COUNCILLOR))
    told = Told.of(tmp_path, public, more)
    assert told.values(PUBLIC) == {Q1: 20} and not told.rows(PUBLIC, "boys")
    assert told.hidden(COUNCILLOR, PARTS) == {("boys", Q1), ("girls", Q1)}


def test_a_small_number_for_officers_only_is_left_to_its_audience(tmp_path):
    rows = replace(measure(), observations=(figure(None, Q1, 3.0, audience=OFFICER), figure(None, Q2, 9.0)))
    told = Told.of(tmp_path, rows)
    assert told.values(PUBLIC) == {Q2: 9} and told.values(OFFICER) == {Q1: 3, Q2: 9}


def test_a_small_number_under_embargo_is_not_there_before_its_day_and_changes_nothing(tmp_path):
    rows = with_figures(measure(), {"": {Q1: 20}, "Girls": {Q1: 12}})
    later = figures({"Boys": {Q1: 3}, "Other": {Q1: 5}}, embargo_until=NOW + timedelta(days=30))
    told = Told.of(tmp_path, replace(rows, observations=(*rows.observations, *later)))
    assert told.values(PUBLIC, "girls") == {Q1: 12} and not told.rows(PUBLIC, "boys")


def test_what_changed_is_counted_once_for_a_figure_that_stands_twice(tmp_path):
    told = Told.of(tmp_path, with_figures(measure(), {"": {Q1: 12, Q2: 3}}))
    accepted = told.desk.accept(whole_load(with_figures(measure(), {"": {Q2: 4, Q3: 2}})))
    assert any("1 " in line and "revised" in line for line in accepted.sentences), accepted.sentences


CHILDREN = Counted(ID, "children", 0, MetricKind.AMOUNT, Accumulation.IN_PERIOD, None, "")


def given_rows(cells, audience=PUBLIC):
    return [
        Given("observation", at, ID, part, NOTTINGHAM, period, position, float(value), None, None, audience, None)
        for at, (position, part, period, value) in enumerate(cells)
    ]


counts = st.integers(0, 9)


@given(st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_small_counts_are_hidden_in_every_revision_and_never_alone_beside_a_total_that_is_shown(vintages):
    cells = []
    for position, parts in enumerate(vintages):
        cells += [(position, name, Q1, value) for name, value in zip("abc", parts, strict=True)]
        cells.append((position, "", Q1, sum(parts)))
    rows = given_rows(cells)
    hidden = {(each.position, each.part) for each in hidden_of(rows, CHILDREN, NOW)}
    for position, parts in enumerate(vintages):
        held = {**dict(zip("abc", parts, strict=True)), "": sum(parts)}
        small = {part for part, value in held.items() if 0 < value < 5}
        assert all((position, part) in hidden for part in small)
        unknown = [part for part in "abc" if (position, part) in hidden]
        if small and (position, "") not in hidden:
            assert len(unknown) >= 2


@given(st.lists(st.integers(0, 8), min_size=4, max_size=4))
def test_no_two_shown_figures_of_a_running_count_are_a_few_apart(steps):
    running = [sum(steps[: at + 1]) for at in range(4)]
    rows = given_rows([(0, "", period, value) for period, value in zip(QUARTERS, running, strict=True)])
    hidden = {each.period for each in hidden_of(rows, replace(CHILDREN, accumulation=Accumulation.CUMULATIVE), NOW)}
    shown = [value for period, value in zip(QUARTERS, running, strict=True) if period not in hidden]
    assert all(not 0 < later - earlier < 5 for at, earlier in enumerate(shown) for later in shown[at + 1 :])
    assert all(not 0 < value < 5 for value in shown)
