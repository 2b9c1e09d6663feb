"""What the definitions of waste, finance and adult social care say to the people who read them."""

from __future__ import annotations

import re

import pytest

from data_layer.definition_files import read_definitions

OURS = ("waste", "finance", "adult_social_care")


@pytest.fixture(scope="module")
def catalogue():
    return read_definitions()


def test_the_three_themes_hold_every_metric_of_theirs(catalogue):
    assert [len(catalogue.themes[theme].metrics) for theme in OURS] == [9, 10, 20]


def ours(catalogue):
    return [metric for metric in catalogue.metrics.values() if metric.theme in OURS]


def test_every_metric_can_be_asked_for_in_many_ways(catalogue):
    """A part is asked for by fewer names than the metric of which it is one."""
    fewest = {m.id: 4 if m.part_of else 8 for m in ours(catalogue)}
    assert {m.id: len(m.aliases) for m in ours(catalogue) if not fewest[m.id] <= len(m.aliases) <= 14} == {}


def test_a_short_name_fits_into_a_sentence(catalogue):
    """It follows "The" and stands before "in Nottingham was"."""
    wrong = [m.short_name for m in ours(catalogue) if not re.fullmatch(r"[a-zB][^.:;()]+[a-z0-9]", m.short_name)]
    assert wrong == []
    assert len({m.short_name for m in ours(catalogue)}) == len(ours(catalogue))


def test_a_definition_can_be_read_on_a_phone(catalogue):
    """At most 90 words a part, none of them so short that it says nothing."""
    lengths = {
        (m.id, part): len(getattr(m.definition, part).split())
        for m in ours(catalogue)
        for part in ("counts", "population", "why", "beware")
    }
    assert {place: words for place, words in lengths.items() if not 6 <= words <= 90} == {}


def test_siblings_that_differ_by_people_say_which(catalogue):
    pairs = [("asc_quality_of_life", "asc_carer_quality_of_life"), ("asc_information_users", "asc_information_carers"),
             ("asc_user_satisfaction", "asc_carer_satisfaction"),
             ("asc_social_contact_users", "asc_social_contact_carers")]  # fmt: skip
    said = [[catalogue.metrics[id].qualifiers["people"] for id in pair] for pair in pairs]
    assert said == [["users", "carers"]] * len(pairs)


TRAPS = {
    "recycling_contamination_rate": "own calculation",
    "landfill_rate": "only for councils that dispose",
    "incineration_rate": "only for councils that dispose",
    "asc_quality_of_life": "not a percentage",
    "asc_workforce_turnover": "not a number of people",
    "asc_short_term_services": "ended with 2022/23",
    "asc_reablement_no_further_request": "new basis",
    "asc_admissions_65_plus": "new basis",
    "core_spending_power": "another measure",
    "council_tax_band_d": "not adjusted for rising prices",
    "council_tax_band_d_area": "not adjusted for rising prices",
    "fly_tipping_rate": "do not all count alike",
}


@pytest.mark.parametrize(("metric", "words"), TRAPS.items())
def test_what_misleads_without_a_warning_is_said_with_every_answer(catalogue, metric, words):
    assert any(words in caveat.text for caveat in catalogue.metrics[metric].caveats)
