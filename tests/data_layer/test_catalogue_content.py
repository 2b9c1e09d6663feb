"""The catalogue says of every metric what the project agreed: identity, unit, and who it serves in the framework."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_layer.definition_files import Definitions, read_definitions
from tests.conftest import SOURCES

# An alias that belongs to two themes, or to a metric and a subject not held, and why that is right.
SHARED_ALIASES: dict[str, str] = {}
COST = "spend_per_person_"  # beside the agreed catalogue: what a service costs
ASKED_AS_A_WHOLE = 30  # subjects not held


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return read_definitions()


def agreed(file: str) -> dict[str, dict[str, str]]:
    """A table of the agreed catalogue, by metric."""
    with Path(SOURCES.parent, file).open(encoding="utf-8-sig", newline="") as rows:
        return {row["metric_id"]: row for row in csv.DictReader(rows)}


def identifier(words: str) -> str:
    return words.lower().replace(",", "").replace(" ", "_")


@pytest.mark.sources
def test_every_metric_is_defined_as_the_catalogue_agreed_it(definitions):
    defined = {
        metric.id: {
            "name": metric.name,
            "theme": metric.theme,
            "unit": metric.unit,
            "decimals": str(metric.decimals),
            "better_when": metric.better_when,
            "frequency": metric.frequency,
            "kind": metric.kind,
            "influence": metric.influence,
        }
        for metric in definitions.metrics.values()
        if metric.part_of is None and not metric.id.startswith(COST)
    }
    catalogue = agreed("metric_catalogue.csv")
    assert defined == {
        id: {**{field: row[field] for field in defined["recycling_rate"]}, "theme": identifier(row["theme"])}
        for id, row in catalogue.items()
    }


@pytest.mark.sources
def test_the_outside_lens_of_every_metric_is_that_of_the_catalogue(definitions):
    for id, row in agreed("metric_catalogue.csv").items():
        expected = (identifier(row["oflog_domain"].replace(":", "").replace("waste management", "waste")),)
        of_oflog = tuple(lens for lens in definitions.metrics[id].lenses if lens.startswith("oflog"))
        assert of_oflog == (expected if row["oflog_domain"] else ()), id


@pytest.mark.sources
def test_every_metric_stands_in_the_framework_where_it_was_agreed(definitions):
    names = {outcome.id: outcome.name for outcome in definitions.framework.outcomes}
    for id, row in agreed("metric_framework.csv").items():
        metric = definitions.metrics[id]
        served = [*filter(None, row["scp_outcomes"].split("; ")), *filter(None, [row["one_council_outcome"]])]
        assert [names[outcome] for outcome in metric.outcomes] == served, id
        assert (metric.tier, metric.directorate or "", metric.division or "") == (
            row["tier"],
            row["directorate"],
            row["division"],
        ), id
        assert (metric.portfolio or "") == identifier(row["portfolio"]), id


def test_every_metric_has_an_entry_in_the_framework(definitions):
    wholes = [metric for metric in definitions.metrics.values() if metric.part_of is None]
    assert [metric.id for metric in wholes if metric.tier is None] == []


def test_the_outcomes_of_one_council_are_not_for_the_public(definitions):
    internal = [outcome.id for outcome in definitions.framework.outcomes if outcome.framework == "one_council"]
    assert len(internal) == 6
    assert {definitions.framework.audiences[id].name for id in internal} == {"OFFICER"}


def asked_as(definitions: Definitions) -> Iterator[tuple[str, str]]:
    """Every alias and where it leads: a theme (for its metrics too) or a subject not held."""
    for theme in definitions.themes.values():
        yield from ((alias, theme.id) for alias in theme.aliases)
    for metric in definitions.metrics.values():
        yield from ((alias, metric.theme) for alias in (*metric.aliases, metric.name, metric.short_name))
    for subject in definitions.not_held.values():
        yield from ((alias, f"not held: {subject.id}") for alias in (*subject.aliases, subject.name))


def test_an_alias_leads_to_one_theme_or_one_subject_unless_a_reason_is_given(definitions):
    leads: dict[str, set[str]] = defaultdict(set)
    for alias, where in asked_as(definitions):
        leads[alias.casefold()].add(where)
    assert {alias: where for alias, where in leads.items() if len(where) > 1}.keys() == SHARED_ALIASES.keys()


def test_siblings_with_the_same_alias_can_be_told_apart_by_a_qualifier(definitions):
    for theme in definitions.themes.values():
        metrics = [definitions.metrics[id] for id in theme.metrics]
        for alias in {alias.casefold() for metric in metrics for alias in metric.aliases}:
            sharing = [metric for metric in metrics if alias in map(str.casefold, metric.aliases)]
            apart = {tuple(sorted(metric.qualifiers.items())) for metric in sharing}
            assert len(apart) == len(sharing), f"{alias}: {[metric.id for metric in sharing]}"


def test_subjects_not_held_are_many_and_each_can_be_asked_for_in_many_ways(definitions):
    assert len(definitions.not_held) >= ASKED_AS_A_WHOLE
    assert [subject.id for subject in definitions.not_held.values() if len(subject.aliases) < 6] == []


@pytest.mark.sources
def test_every_place_named_exists_under_its_code(definitions):
    known = set()
    with (SOURCES / "codes" / "uk_local_authorities_future.csv").open(encoding="utf-8", newline="") as rows:
        known |= {row["gss-code"] for row in csv.DictReader(rows)}
    for file in ("claimant-count.csv", "gcses-in-english-and-maths.csv"):
        with (SOURCES / "ons_els" / file).open(encoding="utf-8-sig", newline="") as rows:
            known |= {row["areacd"] for row in csv.DictReader(rows)}
    areas = definitions.areas
    named = {*areas.core_cities, *areas.aliases, *(code for codes in areas.ambiguous.values() for code in codes)}
    assert named - known == set()
    assert len(areas.core_cities) == 11


def test_a_word_that_means_several_places_is_the_name_of_none(definitions):
    names = {alias.casefold() for aliases in definitions.areas.aliases.values() for alias in aliases}
    assert names.isdisjoint(map(str.casefold, definitions.areas.ambiguous))
    assert definitions.areas.ambiguous["notts"] == ("E06000018", "E10000024")
