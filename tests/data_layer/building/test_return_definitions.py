"""The council's own measures stand among the definitions as any other metric does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_layer.building.return_definitions import OwnMeasures, in_a_sentence, is_plural, with_returns
from data_layer.council_facts import Tier
from data_layer.definition_files import read_definitions
from data_layer.returns.governance_rows import OutcomeMapRow, OutcomeRow, PortfolioRow
from data_layer.returns.measure_rows import MeasureRow
from data_layer.settings import DEFINITIONS, DataSettings
from data_layer.vocabulary import AreaCode, Level, MetricId, ThemeId
from tests.data_layer.returns.whole_return import own_measure

HOME, OTHER = DataSettings.model_fields["home_area"].default, AreaCode("E06000015")


@pytest.fixture(scope="module")
def defined():
    return read_definitions(DEFINITIONS)


def own(*measures: MeasureRow, **more: object) -> OwnMeasures:
    sources = {row.id: "council_return" for row in measures}
    given = {"measures": measures, "sources": sources, "loaded_from": frozenset({"council_return"})}
    return OwnMeasures(**{**given, **more})  # type: ignore[reportArgumentType]


def test_without_a_return_the_definitions_are_what_they_were(defined):
    assert with_returns(defined, OwnMeasures(), HOME) is defined


@pytest.mark.parametrize("name", ["waste", "Waste and recycling", "bins"])
def test_an_existing_theme_is_known_by_its_id_its_name_or_an_alias(defined, name):
    found = with_returns(defined, own(own_measure("missed", theme=name)), HOME)
    assert found.metrics[MetricId("missed")].theme == "waste" and list(found.themes) == list(defined.themes)
    assert found.themes[ThemeId("waste")].metrics == (*defined.themes[ThemeId("waste")].metrics, "missed")


def test_metrics_of_a_theme_stay_side_by_side(defined):
    found = with_returns(defined, own(own_measure("missed", theme="waste"), own_measure("x", theme="Ponds")), HOME)
    themes = [metric.theme for metric in found.metrics.values()]
    assert [theme for at, theme in enumerate(themes) if at == 0 or themes[at - 1] != theme] == list(found.themes)
    assert found.themes[ThemeId("ponds")].name == "Ponds" and found.themes[ThemeId("ponds")].metrics == ("x",)


def test_themes_that_only_officers_have_change_neither_name_nor_order_of_those_that_all_have(defined):
    """The officers' rows stand first, and write one of the public's themes in capitals."""
    kept = [
        own_measure("a", theme="Strikes", audience=Level.OFFICER),
        own_measure("b", theme="PONDS!", audience=Level.OFFICER),
    ]
    public = [own_measure("x", theme="Trams"), own_measure("y", theme="Ponds"), own_measure("z", theme="Strikes")]
    alone, both = (with_returns(defined, own(*rows), HOME).themes for rows in (public, [*kept, *public]))
    assert [(theme.id, theme.name, theme.aliases) for theme in both.values()] == [
        (theme.id, theme.name, theme.aliases) for theme in alone.values()
    ]
    assert both[ThemeId("ponds")].metrics == ("b", "y")


def test_a_theme_is_the_same_with_other_signs_between_its_words(defined):
    found = with_returns(
        defined, own(own_measure("x", theme="Parks & ponds"), own_measure("y", theme="Parks + ponds")), HOME
    )
    assert found.themes[ThemeId("parks_ponds")].metrics == ("x", "y")


def test_a_breakdown_is_a_part_of_its_measure_and_stands_nowhere_in_the_framework(defined):
    parts = {"missed": {"garden_bins": "Garden bins"}}
    found = with_returns(defined, own(own_measure("missed"), parts=parts, held=frozenset({"missed.garden_bins"})), HOME)
    part = found.metrics[MetricId("missed.garden_bins")]
    assert (part.part_of, part.part, part.loaded, part.division) == ("missed", "garden_bins", True, None)
    assert not found.metrics[MetricId("missed")].loaded and part.name.endswith(": Garden bins")


def test_a_published_metric_takes_what_the_row_says_and_keeps_the_rest(defined):
    before = defined.metrics[MetricId("recycling_rate")]
    row = MeasureRow(id="ours", national_metric="recycling_rate", division="Cleansing", tier=Tier.DIVISIONAL)
    found = with_returns(defined, own(row), HOME).metrics[MetricId("recycling_rate")]
    assert found == replace(before, division="Cleansing", tier="divisional")


def test_in_another_council_the_framework_of_the_home_council_counts_for_nothing(defined):
    row = MeasureRow(id="ours", national_metric="recycling_rate", owner_role="Head of Waste", division="Cleansing")
    found = with_returns(defined, own(row, own_measure("missed", outcomes=())), OTHER)
    metric = found.metrics[MetricId("recycling_rate")]
    assert (metric.division, metric.owner_role, metric.portfolio, metric.outcomes) == (
        "Cleansing", "Head of Waste", None, (),
    )  # fmt: skip
    assert found.metrics[MetricId("landfill_rate")].division is None
    assert found.framework and found.framework.home_area == OTHER and found.framework.outcomes == ()
    assert found.metrics[MetricId("missed")].division == "Waste and Street Scene"


def test_own_outcomes_and_portfolios_join_those_of_the_framework(defined):
    found = with_returns(
        defined,
        own(
            own_measure("missed"),
            outcomes=(OutcomeRow(id="clean", name="Clean streets", audience=Level.OFFICER),),
            outcome_map=(OutcomeMapRow(measure="recycling_rate", outcome="clean"),),
            portfolios=(PortfolioRow(id="ponds", name="Ponds"),),
        ),
        HOME,
    )
    assert found.framework and defined.framework
    assert [each.id for each in found.framework.outcomes] == [*(o.id for o in defined.framework.outcomes), "clean"]
    assert found.framework.audiences["clean"] is Level.OFFICER
    assert found.framework.portfolios[-1].aliases == ("Ponds portfolio",)
    before = defined.metrics[MetricId("recycling_rate")].outcomes
    assert found.metrics[MetricId("recycling_rate")].outcomes == (*before, "clean")


def test_an_illustrative_measure_says_so_with_every_answer(defined):
    found = with_returns(
        defined,
        own(own_measure("missed"), sources={"missed": "illustrative_return"},
            loaded_from=frozenset({"illustrative_return"})),
        HOME,
    )  # fmt: skip
    assert [caveat.code for caveat in found.metrics[MetricId("missed")].caveats] == ["illustrative"]
    assert "illustrative_return" in found.sources and "council_return" not in found.sources


@pytest.mark.parametrize(("name", "said"), [
    ("Missed bins", "missed bins"), ("MOT passes", "MOT passes"), ("A good start", "a good start"),
])  # fmt: skip
def test_a_name_goes_into_a_sentence_with_a_small_letter_unless_it_is_an_abbreviation(name, said):
    assert in_a_sentence(name) == said


@pytest.mark.parametrize(("words", "many"), [
    ("rate of missed bins", False), ("missed bins per 1,000", True), ("sickness", False), ("empty homes", True),
    ("households in temporary accommodation", True), ("satisfaction", False),
])  # fmt: skip
def test_one_or_many_is_read_from_the_first_noun(words, many):
    assert is_plural(words) is many
