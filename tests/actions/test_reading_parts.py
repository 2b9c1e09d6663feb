"""The parts of a reading that can be changed: what they say, what they offer, and to whom; on the real data."""

from __future__ import annotations

import pytest

from actions.answer import Answer, ReadingPart
from actions.desk import Desk
from actions.reading import Assumption, Kind, Missing, MissingKind, Reading, Scope, ScopeKind, Slot
from actions.reading_choices import MOST
from actions.registry import answer as answer_of
from data_layer.periods import PeriodAsked, academic_year, financial_year, held_in
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Group, Level
from tests.restricted import CREWS, GRIEVANCES, with_restricted

HOME, DERBY, LEICESTER = map(AreaCode, ("E06000018", "E06000015", "E06000016"))
CUMBERLAND, ENGLAND = map(AreaCode, ("E06000063", "E92000001"))
ASSUMED = Assumption.model_validate({"what": "comparator", "as": "nearest neighbours", "because": "no group was named"})


def parts_of(answer: Answer) -> dict[Slot, ReadingPart]:
    return {part.what: part for part in answer.reading.parts}


def values(answer: Answer, what: Slot) -> list[str]:
    return [choice.value for choice in parts_of(answer)[what].choices]


def labels(answer: Answer, what: Slot) -> list[str]:
    return [choice.label for choice in parts_of(answer)[what].choices]


def year(start: int) -> PeriodAsked:
    period = financial_year(start)
    return PeriodAsked(period.label, period.start, period.end)


KINDS = {
    Kind.PERFORMANCE: [Slot.METRIC, Slot.AREA, Slot.PERIOD, Slot.KIND],
    Kind.TREND: [Slot.METRIC, Slot.AREA, Slot.PERIOD, Slot.KIND],
    Kind.TARGET: [Slot.METRIC, Slot.AREA, Slot.PERIOD, Slot.KIND],
    Kind.EXPLANATION: [Slot.METRIC, Slot.AREA, Slot.PERIOD, Slot.KIND],
    Kind.EXCEPTIONS: [Slot.METRIC, Slot.AREA],
    Kind.BRIEFING: [Slot.METRIC, Slot.AREA],
    Kind.DEFINITION: [Slot.METRIC, Slot.KIND],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_the_parts_of_its_reading_line_in_its_order(ask, kind):
    answer = ask(kind, "recycling_rate")
    assert [part.what for part in answer.reading.parts] == KINDS[kind]
    line = " · ".join(part.words for part in answer.reading.parts if part.what is not Slot.KIND)
    assert answer.reading.words.startswith(line)


def test_a_comparison_has_its_group_too(ask):
    answer = ask(Kind.COMPARISON, "recycling_rate", comparators=(Group.CORE_CITIES,))
    assert [part.what for part in answer.reading.parts] == [one for one in Slot if one is not Slot.THEME]
    assert parts_of(answer)[Slot.COMPARATOR].words == "the core cities"
    assert values(answer, Slot.COMPARATOR) == ["nearest_neighbours", "region", "type", "england"]
    assert labels(answer, Slot.COMPARATOR)[1] == "Other councils in the East Midlands"


@pytest.mark.parametrize("kind", [Kind.HELP, Kind.SMALLTALK, Kind.CLARIFY, Kind.OUT_OF_SCOPE, Kind.CATALOGUE])
def test_what_is_asked_back_or_only_talked_about_has_no_parts(ask, kind):
    assert ask(kind).reading.parts == [] and ask(kind, "recycling_rate").reading.parts == []


def test_the_measures_offered_are_of_the_theme_with_the_nearest_first(ask, desk):
    """Social contact of carers and of users differ in one word."""
    answer = ask(Kind.PERFORMANCE, "asc_social_contact_carers")
    offered = values(answer, Slot.METRIC)
    assert offered[0] == "asc_social_contact_users" and len(offered) == MOST
    themes = {desk.catalogue.metrics[metric].theme for metric in offered}
    assert themes == {desk.catalogue.metrics["asc_social_contact_carers"].theme}


def test_measures_named_together_are_each_offered_alone(ask):
    answer = ask(Kind.PERFORMANCE, "recycling_rate", "landfill_rate")
    assert values(answer, Slot.METRIC)[:2] == ["recycling_rate", "landfill_rate"]
    assert "recycling_rate" not in values(ask(Kind.PERFORMANCE, "recycling_rate"), Slot.METRIC)


def test_of_a_theme_its_measures_and_other_themes_are_offered_and_of_a_list_themes_alone(ask):
    answer = ask(Kind.PERFORMANCE, theme="waste")
    theme = parts_of(answer)[Slot.THEME]
    assert (theme.words, theme.value) == ("Waste and recycling", "waste")
    offered = values(answer, Slot.THEME)
    assert offered[0] == "recycling_rate" and offered[3] == "adult_skills" and len(offered) == MOST
    listed = values(ask(Kind.EXCEPTIONS, theme="adult_skills"), Slot.THEME)
    assert listed[0] == "adult_social_care" and "adult_skills" not in listed


def test_places_are_the_home_council_and_then_by_name_never_by_value(ask):
    """By recycling rate Coventry would stand before Bristol, and Leicester before Derby."""
    answer = ask(Kind.PERFORMANCE, "recycling_rate", areas=(DERBY,))
    assert labels(answer, Slot.AREA) == [
        "Nottingham",
        "Bristol",
        "Coventry",
        "England",
        "Kingston upon Hull",
        "Leicester",
    ]
    home = ask(Kind.PERFORMANCE, "recycling_rate")
    assert HOME not in values(home, Slot.AREA) and labels(home, Slot.AREA) == sorted(labels(home, Slot.AREA))


def test_places_named_together_are_each_offered_alone(ask):
    answer = ask(Kind.COMPARISON, "recycling_rate", areas=(LEICESTER, HOME))
    assert parts_of(answer)[Slot.AREA].words == "Nottingham, Leicester"
    assert values(answer, Slot.AREA)[0] == HOME and LEICESTER in values(answer, Slot.AREA)
    assert ENGLAND not in values(answer, Slot.AREA)  # it has no group to stand against


def test_only_places_that_have_the_group_named_are_offered(ask):
    """No nearest neighbours are held for Cumberland; where they were only assumed, another group is assumed for it."""
    both = {"areas": (HOME, CUMBERLAND), "comparators": (Group.NEAREST_NEIGHBOURS,)}
    assert CUMBERLAND not in values(ask(Kind.COMPARISON, "recycling_rate", **both), Slot.AREA)
    assert CUMBERLAND in values(ask(Kind.COMPARISON, "recycling_rate", **both, assumed=(ASSUMED,)), Slot.AREA)


def test_periods_are_the_latest_held_and_the_newest_few_but_the_one_shown(ask):
    answer = ask(Kind.PERFORMANCE, "recycling_rate")
    assert values(answer, Slot.PERIOD) == ["2022/23", "2021/22", "2020/21", "2019/20", "2018/19", "2017/18"]
    asked = ask(Kind.PERFORMANCE, "recycling_rate", period=year(2021))
    assert values(asked, Slot.PERIOD) == ["latest", "2023/24", "2022/23", "2020/21", "2019/20", "2018/19"]
    assert labels(asked, Slot.PERIOD)[0] == "The latest held"


def test_of_a_series_its_last_years_are_offered_and_all_of_it_where_less_was_asked_for(ask):
    answer = ask(Kind.TREND, "recycling_rate")
    assert labels(answer, Slot.PERIOD) == ["The last three years", "The last five years", "The last ten years"]
    since = PeriodAsked("since 2020", financial_year(2020).start, spans=True)
    assert labels(ask(Kind.TREND, "recycling_rate", period=since), Slot.PERIOD)[0] == "All that is held"


def test_each_part_has_its_value_as_a_choice_would(ask):
    answer = ask(Kind.COMPARISON, "recycling_rate", comparators=(Group.REGION,), period=year(2021))
    assert [part.value for part in answer.reading.parts] == ["recycling_rate", HOME, "region", "2021/22", "comparison"]
    several = ask(Kind.TREND, "recycling_rate", "landfill_rate", areas=(HOME, DERBY))
    assert [part.value for part in several.reading.parts] == [None, None, "latest", "trend"]


def test_of_a_figure_its_course_its_place_among_others_and_its_meaning_are_offered(ask):
    answer = ask(Kind.PERFORMANCE, "recycling_rate")
    assert parts_of(answer)[Slot.KIND].words == "the figure"
    assert labels(answer, Slot.KIND) == ["Over time", "Against others", "What it means"]


@pytest.mark.parametrize(
    ("areas", "offered"),
    [
        ((HOME, DERBY), ["trend", "definition"]),  # one figure would leave the other out
        ((ENGLAND,), ["performance", "trend", "definition"]),  # it has no group to stand against
    ],
)
def test_a_kind_that_the_places_cannot_have_is_not_offered(ask, areas, offered):
    kind = Kind.COMPARISON if len(areas) > 1 else Kind.EXPORT
    assert values(ask(kind, "recycling_rate", areas=areas), Slot.KIND) == offered


def test_what_is_not_held_can_be_changed_to_what_is(ask, desk):
    missing = Missing(kind=MissingKind.PERIOD, words="1997/98")
    answer = ask(Kind.NO_DATA, "recycling_rate", subkind="performance", period=year(1997), missing=missing)
    assert answer.kind is Kind.NO_DATA
    assert values(answer, Slot.AREA) == values(answer, Slot.METRIC) == []  # nothing is held for that year
    assert values(answer, Slot.PERIOD)[:2] == ["latest", "2023/24"]
    assert values(answer, Slot.KIND) == ["trend", "definition"]


def test_with_an_unknown_place_only_the_place_can_be_changed_and_home_is_offered(ask):
    missing = Missing(kind=MissingKind.UNKNOWN_AREA, words="Narnia")
    answer = ask(Kind.NO_DATA, "recycling_rate", subkind="performance", missing=missing)
    assert [part.what for part in answer.reading.parts] == [Slot.AREA] and values(answer, Slot.AREA)[0] == HOME


def test_every_measure_that_is_offered_has_a_figure_there_and_then(desk):
    """All whole measures in Nottingham in one year: whatever is offered is held for the rest of the question."""
    catalogue = desk.catalogue
    for asked in (year(2021), PeriodAsked("2021/22", academic_year(2021).start, academic_year(2021).end), None):
        for metric in catalogue.whole_metrics():
            reading = Reading(kind=Kind.PERFORMANCE, metrics=(metric.id,), areas=(HOME,), period=asked)
            for part in answer_of(reading, desk).reading.parts:
                assert len(part.choices) <= MOST and len({one.value for one in part.choices}) == len(part.choices)
                if part.what is Slot.METRIC:
                    assert all(held_in(asked, catalogue.held(one.value, HOME)) for one in part.choices)
                if part.what is Slot.AREA:
                    assert all(held_in(asked, catalogue.held(metric.id, one.value)) for one in part.choices)


def test_a_hidden_measure_theme_or_year_is_offered_to_nobody_who_may_not_see_it(desk, tmp_path):
    """The restricted crews' sickness stands in the public theme of waste, right behind the recycling rate."""
    snapshot = with_restricted(tmp_path, HOME).current()

    def offered(level: Level) -> set[str]:
        viewer = Viewer(level=level, home_area=HOME, now=desk.viewer.now)
        there = Desk(snapshot, viewer, as_known_at=desk.as_known_at, asked_at=desk.asked_at)
        readings = [
            Reading(kind=Kind.PERFORMANCE, metrics=("recycling_rate",), areas=(HOME,)),  # pyright: ignore[reportArgumentType]
            Reading(kind=Kind.PERFORMANCE, scope=Scope(kind=ScopeKind.THEME, id="waste"), areas=(HOME,)),
            Reading(kind=Kind.PERFORMANCE, metrics=("recycling_rate",), areas=(HOME,), period=year(2021)),  # pyright: ignore[reportArgumentType]
        ]
        parts = [part for one in readings for part in answer_of(one, there).reading.parts]
        return {choice.value for part in parts for choice in part.choices}

    assert {CREWS, "2025/26"} <= offered(Level.RESTRICTED)
    assert not {CREWS, GRIEVANCES, "workforce", "2025/26"} & offered(Level.PUBLIC)
