"""Memory over four quarters: what is open stands once in the next quarter's pack, and once settled in none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.scrutiny_memory import by_urgency
from actions.still_open import MOST_BRIEF, MOST_WORDS, OpenItem, open_brief, open_words, still_open
from actions.wording.numbers import rounded
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem
from data_layer.returns.governance_rows import ScrutinyRow
from data_layer.returns.measure_rows import ObservationRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.snapshots import Snapshots
from data_layer.then_and_now import then_and_now
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.returns.conftest import Desk as DataDesk
from tests.data_layer.returns.loaded_on import load_on
from tests.data_layer.returns.whole_return import QUARTERS, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

QUARTER_DAYS = (date(2025, 11, 11), date(2026, 2, 10), date(2026, 5, 12), date(2026, 8, 11))
EVERY = ("bins", "crews", "plan", "rounds", "estates")
EVERYTHING = Scope(kind=ScopeKind.EVERYTHING)
OPEN, ACCEPTED, ANSWERED, DONE = (
    ScrutinyStatus.OPEN, ScrutinyStatus.ACCEPTED, ScrutinyStatus.ANSWERED, ScrutinyStatus.DONE,
)  # fmt: skip


def item(id: str, quarter: int, status: ScrutinyStatus = OPEN, **more) -> ScrutinyRow:
    given = {"kind": ScrutinyKind.QUESTION, "subject": id, "measure": "missed_bins", "wording": f"What of {id}?"}
    return ScrutinyRow(id=id, raised=QUARTER_DAYS[quarter], status=status, **{**given, **more})


def desk_on(data: DataDesk, day: date, level: Level = Level.PUBLIC) -> Desk:
    snapshot = Snapshots(data.data_dir).current()
    return Desk(snapshot, seen_by(level, day), day, datetime(day.year, day.month, day.day, tzinfo=UTC))


def asked(scope: Scope = EVERYTHING, **more) -> Reading:
    return Reading(kind=Kind.BRIEFING, scope=scope, **more)


def pack(data: DataDesk, day: date, reading: Reading | None = None, level: Level = Level.PUBLIC) -> list[OpenItem]:
    return still_open(reading or asked(), desk_on(data, day, level))


def ids(found: list[OpenItem]) -> list[str]:
    return [one.item.id for one in found]


@dataclass(frozen=True)
class Quarter:
    """What is open on the day, the briefing on waste of that day, and a line each of what is remembered."""

    found: list[OpenItem]
    briefing: str
    listed: list[str]


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> dict[date, Quarter]:
    """Each quarter's return says what was raised in it and what came of what was raised before."""
    data, patched = DataDesk(Place(tmp_path_factory.mktemp("year")).write()), pytest.MonkeyPatch()
    figures = whole_rows().observations
    quarters = (
        replace(
            whole_rows(),
            observations=figures[:3],
            narrative=(),
            scrutiny=(item("bins", 0), item("crews", 0), item("plan", 0)),
        ),
        CouncilRows(observations=figures[3:4], scrutiny=(item("bins", 0, ANSWERED), item("rounds", 1))),
        CouncilRows(
            observations=(ObservationRow(measure="missed_bins", period=QUARTERS[3], value=43.0),),
            scrutiny=(item("crews", 0, ACCEPTED), item("rounds", 1), item("estates", 2)),
        ),
        CouncilRows(scrutiny=(item("crews", 0, DONE), item("rounds", 1, ScrutinyStatus.REJECTED))),
    )
    packs = {}
    for day, rows in zip(QUARTER_DAYS, quarters, strict=True):
        load_on(day, rows, data, patched)
        briefing = answer_of(asked(Scope(kind=ScopeKind.THEME, id="waste")), desk_on(data, day)).text
        all_of_it = Reading(kind=Kind.COMMITMENTS, subkind=Subkind.RECOMMENDATIONS, scope=EVERYTHING)
        listed = [line for line in answer_of(all_of_it, desk_on(data, day)).text.splitlines() if line[:2] == "- "]
        packs[day] = Quarter(pack(data, day), briefing, listed)
    return packs


def test_each_open_item_stands_once_in_each_pack_until_it_is_settled_and_then_in_none(year):
    assert [sorted(ids(quarter.found)) for quarter in year.values()] == [
        ["bins", "crews", "plan"],
        ["crews", "plan", "rounds"],
        ["crews", "estates", "plan", "rounds"],  # accepted is not yet done
        ["estates", "plan"],
    ]


def test_the_briefing_of_each_quarter_has_no_open_item_twice_and_no_settled_one_and_counts_what_does_not_fit(year):
    for quarter in year.values():
        times = {id: quarter.briefing.count(f"“What of {id}?”") for id in EVERY}
        shown, still = sum(times.values()), ids(quarter.found)
        assert set(times.values()) <= {0, 1} and all(id in still for id in EVERY if times[id])
        assert shown == len(still) or f"And {len(still) - shown} more: “What did scrutiny recommend" in quarter.briefing


def test_one_question_away_each_open_item_stands_once_in_every_quarter(year):
    for quarter in year.values():
        times = {id: sum(f"“What of {id}?”" in line for line in quarter.listed) for id in ids(quarter.found)}
        assert set(times.values()) == {1}


def test_the_words_say_the_figure_of_the_day_and_todays_which_was_revised_since(year):
    """41.5 was given in February for October to December 2025, and 43.0 in May."""
    [rounds] = [one for one in year[QUARTER_DAYS[2]].found if one.item.id == "rounds"]
    assert rounds.words == (
        "Asked on 10 February 2026: “What of rounds?” (41.5 per 100,000 collections in October to December 2025 then, "
        "since revised to 43.0 per 100,000 collections; no day set for an answer)."
    )
    [plan] = [one for one in year[QUARTER_DAYS[2]].found if one.item.id == "plan"]
    assert (
        "44.0 per 100,000 collections in July to September 2025 then, 43.0 in October to December 2025 now"
        in plan.words
    )


def test_all_words_are_short_enough(year):
    assert all(len(one.words.split()) <= MOST_WORDS for quarter in year.values() for one in quarter.found)


@pytest.fixture
def load(tmp_path: Path, monkeypatch) -> Callable[..., DataDesk]:
    data = DataDesk(Place(tmp_path).write())

    def loaded(*items: ScrutinyRow) -> DataDesk:
        load_on(QUARTER_DAYS[1], replace(whole_rows(), scrutiny=items), data, monkeypatch)
        return data

    return loaded


def test_the_overdue_come_first_and_of_those_the_longest_due(load):
    data = load(
        item("no_day", 0),
        item("later", 0, due=date(2026, 12, 8)),
        item("late", 0, due=date(2026, 4, 1)),
        item("latest", 0, due=date(2026, 3, 1)),
    )
    found = pack(data, QUARTER_DAYS[2])
    assert ids(found) == ["latest", "late", "later", "no_day"]
    assert found[0].words.endswith("overdue since 1 March 2026).") and found[2].words.endswith("due 8 December 2026).")


@pytest.mark.parametrize(("reading", "expected"), [
    (asked(Scope(kind=ScopeKind.METRIC), metrics=(MetricId("missed_bins"),)), ["bins"]),
    (asked(Scope(kind=ScopeKind.THEME, id="waste")), ["bins", "strategy"]),
    (asked(Scope(kind=ScopeKind.THEME, id="finance")), []),
    (asked(), ["bins", "strategy"]),
    (asked(areas=(DERBY,)), []),
])  # fmt: skip
def test_an_item_is_found_by_its_measure_and_without_one_by_its_subject(load, reading, expected):
    data = load(item("bins", 0), item("strategy", 0, measure=None, subject="The rubbish strategy"))
    assert ids(pack(data, QUARTER_DAYS[1], reading)) == expected


def test_below_officers_nothing_is_told_of_an_item_of_theirs(load):
    data = load(item("bins", 0), item("homes", 0, measure="empty_homes"), item("secret", 0, audience=Level.OFFICER))
    day = QUARTER_DAYS[1]
    assert ids(pack(data, day)) == ["bins"]
    assert sorted(ids(pack(data, day, level=Level.OFFICER))) == ["bins", "homes", "secret"]


WORDS = st.lists(st.text("abcdefgh?", min_size=1, max_size=9), min_size=1, max_size=120).map(" ".join)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def made(wording: str, raised: date, due: date | None, status: ScrutinyStatus, id: str = "it") -> ScrutinyItem:
    return ScrutinyItem(
        id, ScrutinyKind.RECOMMENDATION, "Recycling", MetricId("recycling_rate"), None, 26.1, raised, wording, None,
        due, status, Level.PUBLIC, RECORDED, raised,
    )  # fmt: skip


@given(WORDS, DAYS, st.none() | DAYS, st.sampled_from([OPEN, ACCEPTED]))
def test_however_long_the_wording_one_sentence_of_45_words_says_the_figure(desk, wording, raised, due, status):
    """On the real recycling rate, 26.7% in 2023/24, and a figure of the return that differs from it."""
    one = made(wording, raised, due, status)
    with desk.reader() as reader:
        found = then_and_now(reader, [one], AreaCode(NOTTINGHAM), **desk.known)
    words = open_words(one, found["it"], desk.catalogue.metrics[MetricId("recycling_rate")], desk.viewer.now)
    assert len(words.split()) <= MOST_WORDS
    assert "26.7%" in words and "26.1%" in words and words.endswith(").")
    brief = open_brief(one, found["it"], desk.catalogue.metrics[MetricId("recycling_rate")], desk.viewer.now)
    assert len(brief.split()) <= MOST_BRIEF and "26.7%" in brief and brief.endswith(").")


@given(st.lists(st.tuples(DAYS, st.none() | DAYS, st.sampled_from(list(ScrutinyStatus))), max_size=12), DAYS)
def test_the_order_is_that_of_a_plain_sort_of_each_kind(rows, today):
    items = [made("It.", raised, due, status, str(at)) for at, (raised, due, status) in enumerate(rows)]
    ordered = by_urgency(items)
    assert sorted(one.id for one in ordered) == sorted(one.id for one in items)
    late, waiting = [one for one in ordered if one.is_overdue(today)], [one for one in ordered if one.is_open]
    assert late == waiting[: len(late)] and waiting == ordered[: len(waiting)]
    assert [one.due for one in late] == sorted(one.due for one in late if one.due)


def test_for_every_measure_held_the_words_are_short_and_name_both_figures_or_that_there_is_none(desk):
    """Raised in June 2025: of some measures nothing was known then, of others a figure that was replaced since."""
    catalogue, long = desk.catalogue, " ".join(["Report"] * 60)
    every = [one for one in catalogue.metrics.values() if one.loaded]
    items = [
        replace(made(long, date(2025, 6, 10), None, OPEN, one.id), metric=one.id, value_then=None) for one in every
    ]
    with desk.reader() as reader:
        found = then_and_now(reader, items, AreaCode(NOTTINGHAM), **desk.known)
    assert len(found) == len(every) > 80
    for one, metric in zip(items, every, strict=True):
        words, brief = (say(one, found[one.id], metric, desk.viewer.now) for say in (open_words, open_brief))
        assert len(words.split()) <= MOST_WORDS and len(brief.split()) <= MOST_BRIEF, words
        then, now = found[one.id].then, found[one.id].now
        known = [each.value for each in (then, now.observation if now else None) if each and each.value is not None]
        assert all(rounded(value, metric.decimals) in words for value in known), words
