"""What scrutiny asked and recommended, and what came of it: counted first, each with its figure then and now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.scrutiny_book import GivenAnswer
from actions.scrutiny_memory import remembered
from actions.scrutiny_within import within_asked
from bot.data_sets import DataSet
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.actions.book_of import EVERYTHING, book_at, recommended, seated
from tests.actions.conftest import desk_of

HOMELESS, RECYCLING = "households_in_temporary_accommodation", "recycling_rate"
DERBY = AreaCode("E06000015")


@pytest.fixture
def book(tmp_path):
    return book_at(tmp_path)


@pytest.fixture
def keep(desk, book):
    """Puts an item into the book as if an officer had recorded it on its day."""

    def kept(metric: str | None, raised: date, *, due: date | None = None, kind=ScrutinyKind.RECOMMENDATION, **more):
        item = ScrutinyItem(
            "", kind, more.pop("subject", "It"), MetricId(metric) if metric else None, None, None, raised,
            more.pop("wording", "Do more."), None, due, ScrutinyStatus.OPEN, more.pop("audience", Level.PUBLIC),
            RECORDED, raised,
        )  # fmt: skip
        return book.keep(item, viewer=seated(desk, book).viewer)

    return kept


@pytest.fixture
def settle(desk, book):
    def settled(item: ScrutinyItem, status: ScrutinyStatus, response: str, day: date) -> None:
        given = GivenAnswer(item.id, response, status, given=day, audience=item.audience)
        book.answer(given, viewer=seated(desk, book).viewer)

    return settled


@pytest.fixture
def member(desk, book):
    return seated(desk, book, Level.COUNCILLOR)


def test_where_none_is_held_that_is_said_with_how_they_are_recorded(member):
    answer = recommended(member, scope=Scope(kind=ScopeKind.THEME, id="waste"))
    assert answer.headline.startswith("No question or recommendation of scrutiny on ")
    assert answer.subkind == "none_held" and "an officer records one in a sentence" in answer.summary


def test_a_desk_without_a_store_answers_from_the_returns_alone(desk):
    assert recommended(seated(desk, None)).subkind == "none_held"


def test_the_first_sentence_says_how_many_are_open_and_since_when_the_oldest_is_overdue(member, keep, settle):
    keep(HOMELESS, date(2025, 5, 13), due=date(2025, 9, 9))
    keep(RECYCLING, date(2025, 6, 10), due=date(2025, 12, 9), kind=ScrutinyKind.QUESTION)
    keep(RECYCLING, date(2026, 9, 8), due=date(2027, 1, 12), wording="Collect food waste.")
    done = keep(None, date(2026, 3, 10), subject="Grants", wording="Publish all grants.")
    settle(done, ScrutinyStatus.DONE, "They are on the website.", date(2026, 6, 1))
    answer = recommended(member)
    assert answer.headline == (
        "3 of 4 questions and recommendations of scrutiny in Nottingham are open; 2 answers are overdue, the oldest "
        "since 9 September 2025."
    )
    assert "Done: “They are on the website”." in answer.text


def test_the_metric_then_and_now_and_whether_it_moved_beyond_usual(member, keep):
    """Households in temporary accommodation: that of 31 December 2024 was known in May 2025; a year on it was 687."""
    keep(HOMELESS, date(2025, 5, 13), wording="Buy homes for families.")
    answer = recommended(member, HOMELESS)
    [line] = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert "“Buy homes for families”. Then: " in line
    assert "at 31 December 2024. Now: 687 households at 31 December 2025" in line
    assert "councils usually see" in line
    [figure] = answer.figures
    assert (figure.metric, figure.period, figure.value) == (HOMELESS, "31 Dec 2025", 687)
    assert answer.provenance and answer.metrics == [HOMELESS]


def test_then_is_as_it_was_known_then_and_not_as_it_was_revised_since(member, keep, desk):
    """The same household count, asked for plainly at a desk of that day."""
    day = date(2025, 5, 13)
    keep(HOMELESS, day)
    plain = answer_of(
        Reading(kind=Kind.PERFORMANCE, metrics=(MetricId(HOMELESS),), areas=(desk.viewer.home_area,)),
        seated(desk, None, Level.PUBLIC, day=day),
    ).figures[0]
    assert f"Then: {plain.formatted} at 31 December 2024." in recommended(member, HOMELESS).text
    assert plain.period == "31 Dec 2024"


def test_an_old_figure_says_its_age(member, keep):
    keep(RECYCLING, date(2026, 9, 8))
    answer = recommended(member, RECYCLING)
    assert "Then: 26.7% in 2023/24. Now: still the newest figure held, 2 years 8 months old." in answer.text
    assert any(caveat.code == "stale" for caveat in answer.caveats)


def test_figures_on_two_sides_of_a_break_are_not_set_against_each_other(member, keep):
    """Turnover of care staff: to 2022/23 from Oflog's collection, from 2023/24 from another source."""
    keep("asc_workforce_turnover", date(2025, 3, 1), wording="Pay more.")
    answer = recommended(member, "asc_workforce_turnover")
    assert "27.5% in 2022/23 then, 25.6% in 2024/25 now, not comparable;" in answer.summary
    assert "not compared with then, as the series has a break between the two." in answer.text


def test_where_no_day_is_set_that_is_said(member, keep):
    for words in ("Do it.", "Do that."):
        keep(RECYCLING, date(2026, 3, 10), wording=words)
    assert recommended(member).headline.endswith("are open; no day is set for an answer.")


def test_a_single_one_is_said_as_one(member, keep, settle):
    item = keep(RECYCLING, date(2026, 9, 8), due=date(2027, 1, 12), kind=ScrutinyKind.QUESTION)
    assert recommended(member).headline == "1 question of scrutiny in Nottingham is open; due 12 January 2027."
    settle(item, ScrutinyStatus.ANSWERED, "From 2028.", date(2026, 10, 1))
    assert recommended(member).headline == "1 question of scrutiny in Nottingham is answered."


def test_what_was_accepted_is_open_until_it_is_done(member, keep, settle):
    item = keep(RECYCLING, date(2026, 3, 10), due=date(2026, 9, 8))
    settle(item, ScrutinyStatus.ACCEPTED, "A crew is being hired.", date(2026, 4, 1))
    answer = recommended(member)
    assert answer.headline.endswith("is open; overdue since 8 September 2026.")
    assert "Accepted and not yet done: “A crew is being hired”." in answer.text
    settle(item, ScrutinyStatus.DONE, "It works.", date(2026, 11, 1))
    assert recommended(member).headline.endswith("is done.")


def test_an_answer_of_today_was_not_known_before(desk, book, keep, settle):
    item = keep(RECYCLING, date(2026, 3, 10))
    settle(item, ScrutinyStatus.ANSWERED, "Yes.", date(2026, 10, 1))
    assert "is open" in recommended(seated(desk, book, day=date(2026, 9, 30))).headline
    assert recommended(seated(desk, book, day=date(2026, 3, 9))).subkind == "none_held"


@pytest.mark.parametrize(("part", "said"), [
    ("question", "1 question of scrutiny"), ("recommendation", "1 of 2 recommendations of scrutiny"),
    ("open", "2 of 2 questions and recommendations of scrutiny"),
])  # fmt: skip
def test_one_kind_or_what_is_open_can_be_asked_for_alone(member, keep, settle, part, said):
    keep(RECYCLING, date(2026, 3, 10), kind=ScrutinyKind.QUESTION, wording="Why?")
    keep(RECYCLING, date(2026, 3, 10), wording="Do it.")
    settle(keep(RECYCLING, date(2026, 3, 10), wording="Stop it."), ScrutinyStatus.REJECTED, "No.", date(2026, 4, 1))
    assert recommended(member, part=part).headline.startswith(said)


def test_only_what_is_asked_about_is_counted(member, keep):
    keep(RECYCLING, date(2026, 3, 10))
    keep(HOMELESS, date(2026, 3, 10), wording="Buy homes.")
    assert "on the recycling rate" in recommended(member, RECYCLING).headline
    assert recommended(member, RECYCLING).headline.startswith("1 recommendation ")
    finance = recommended(member, scope=Scope(kind=ScopeKind.THEME, id="finance"))
    assert finance.subkind == "none_held"
    assert finance.headline == (
        "No question or recommendation of scrutiny on finance in Nottingham is held; 2 on other subjects are, all of "
        "them open."
    )
    assert "“Buy homes”" in finance.text and "What did scrutiny recommend?" in finance.follow_ups


def test_of_the_other_kind_what_is_held_on_the_subject_is_said(member, keep):
    keep(RECYCLING, date(2026, 3, 10), kind=ScrutinyKind.QUESTION, wording="Why?")
    keep(HOMELESS, date(2026, 3, 10), wording="Buy homes.")
    answer = recommended(member, RECYCLING, part="recommendation")
    assert answer.headline.startswith("No recommendation of scrutiny on the recycling rate in Nottingham is held; ")
    assert answer.headline.endswith("1 question is, open.") and "Buy homes" not in answer.text


@pytest.mark.parametrize(("part", "said"), [
    ("overdue", "1 of 4 recommendations of scrutiny in Nottingham is overdue."),
    ("rejected", "1 of 4 recommendations of scrutiny in Nottingham is rejected."),
    ("accepted", "1 of 4 recommendations of scrutiny in Nottingham is accepted and not yet done."),
    ("done", "None of 4 recommendations of scrutiny in Nottingham is done: 2 open, 1 accepted and not yet done and "
             "1 rejected."),
])  # fmt: skip
def test_how_they_stand_is_counted_among_all_and_those_alone_are_listed(member, keep, settle, part, said):
    keep(RECYCLING, date(2026, 3, 10), wording="Be late.", due=date(2026, 6, 1))
    keep(RECYCLING, date(2026, 3, 10), wording="Be in time.", due=date(2027, 6, 1))
    for words, status in (("Be no.", ScrutinyStatus.REJECTED), ("Be yes.", ScrutinyStatus.ACCEPTED)):
        settle(keep(RECYCLING, date(2026, 3, 10), wording=words), status, "So.", date(2026, 4, 1))
    answer = recommended(member, part=part)
    assert answer.headline == said
    assert answer.text.count("\n- ") == (4 if part == "done" else 1)


def test_one_alone_that_does_not_stand_so_is_said_as_one(member, keep):
    keep(RECYCLING, date(2026, 3, 10), due=date(2027, 6, 1))
    assert recommended(member, part="overdue").headline == (
        "The one recommendation of scrutiny in Nottingham is not overdue: open."
    )


@pytest.mark.parametrize(("asked", "found"), [
    ({"scope": Scope(kind=ScopeKind.THEME, id="housing")}, ["Empty council homes", "Housing repairs"]),
    ({"scope": Scope(kind=ScopeKind.DIVISION, id="housing")}, ["Empty council homes", "Housing repairs"]),
    ({"scope": Scope(kind=ScopeKind.PORTFOLIO, id="housing_and_planning")}, ["Empty council homes", "Housing repairs"]),
    ({"scope": Scope(kind=ScopeKind.THEME, id="waste")}, ["Fly-tips", "Fly-tips", "Missed bins", "Recycling"]),
    ({"metrics": ("fly_tipping_rate",)}, ["Fly-tips", "Fly-tips"]),
    ({"metrics": ("fly_tipping_incidents",)}, ["Fly-tips", "Fly-tips"]),
    ({"metrics": ("ill_recycling_quarter",)}, ["Recycling"]),
    ({"metrics": ("ill_emergency_repairs",)}, ["Housing repairs"]),
    ({"metrics": ("asc_residential_good_or_outstanding",)}, []),
    ({"wording": "weekend crew recommendation"}, ["Fly-tips"]),
    ({"wording": "scrutiny recommended parking permits"}, []),
    ({"wording": "what came of recommendations"}, ["all"]),
])  # fmt: skip
def test_an_item_is_found_by_its_measure_its_kin_its_place_and_its_words(illustrative, asked, found):
    """The illustrative council's eight items, two of them on fly-tips, one of no measure."""
    desk = desk_of(illustrative, Level.OFFICER)
    with desk.reader() as reader:
        every = remembered(desk.viewer.home_area, reader, desk)
    given = {"scope": Scope(kind=ScopeKind.METRIC) if "metrics" in asked else EVERYTHING, **asked}
    reading = Reading.model_validate({"kind": Kind.COMMITMENTS, "subkind": Subkind.RECOMMENDATIONS, **given})
    within = within_asked(every, reading, desk.catalogue)
    assert len(every) == 8
    assert sorted(one.subject for one in within) == (
        sorted(one.subject for one in every) if found == ["all"] else found
    )


def test_words_find_an_item_where_the_measure_that_was_heard_has_none(member, keep):
    keep(RECYCLING, date(2026, 3, 10), wording="Collect food waste from flats.")
    answer = recommended(member, HOMELESS, wording="recommendation collect food waste")
    assert answer.headline.startswith("1 recommendation of scrutiny on “collect food waste” in Nottingham is open")
    assert "temporary accommodation" not in answer.text


def test_of_another_council_none_is_held_and_home_is_named(member, keep):
    keep(RECYCLING, date(2026, 3, 10))
    assert "held for Nottingham alone" in recommended(member, areas=(DERBY,)).headline


def test_below_officers_an_item_of_theirs_does_not_exist(desk, book, keep):
    keep(RECYCLING, date(2026, 3, 10), audience=Level.OFFICER)
    public = recommended(seated(desk, book, Level.PUBLIC, who=""))
    without = recommended(seated(desk, None, Level.PUBLIC, who=""))
    same = {"id", "asked_at"}
    assert public.model_dump(exclude=same) == without.model_dump(exclude=same)
    assert recommended(seated(desk, book)).headline.startswith("1 recommendation")


def test_ids_are_for_officers(desk, book, keep):
    item = keep(RECYCLING, date(2026, 3, 10))
    assert item.id in recommended(seated(desk, book)).text
    assert item.id not in recommended(seated(desk, book, Level.COUNCILLOR)).text


def test_many_are_counted_and_the_first_are_listed(member, keep):
    for number in range(12):
        keep(RECYCLING, date(2026, 3, 10), wording=f"Do {number}.", due=date(2026, 4, 1 + number))
    answer = recommended(member)
    listed = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert answer.headline.startswith("12 of 12 ") and len(listed) == 9
    assert listed[-1] == "- And 4 more: ask about a theme or a measure."
    assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80


def test_a_long_scope_leaves_the_headline_within_30_words(member, keep):
    every = [one.id for one in member.catalogue.whole_metrics()][:6]
    keep(every[0], date(2026, 3, 10), due=date(2026, 4, 1))
    assert len(recommended(member, *every).headline.split()) <= 30


def test_the_book_of_one_set_of_figures_is_not_that_of_another(desk, book, keep):
    keep(RECYCLING, date(2026, 3, 10))
    other = replace(book, data_set=DataSet.ILLUSTRATIVE)
    assert recommended(seated(desk, other)).subkind == "none_held"
