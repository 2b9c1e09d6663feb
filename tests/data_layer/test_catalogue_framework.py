"""What outcomes are mapped to, and what those outside look at, is there as far as a level sees both sides."""

from __future__ import annotations

from data_layer.catalogue import Outcome
from data_layer.catalogue_framework import families, mapped
from data_layer.catalogue_outside import ImprovementTheme
from data_layer.vocabulary import AreaCode, Level
from tests.snapshot import shared_snapshots

HOME, DERBY = AreaCode("E06000018"), AreaCode("E06000015")


def outcome(id: str, framework: str = "scp") -> Outcome:
    return Outcome(id, framework, id.title(), (), ())


def test_a_link_is_seen_from_both_sides_in_the_plan_s_order():
    held = {each.id: each for each in (outcome("clean"), outcome("safe"), outcome("one", "one_council"))}
    found = mapped(
        held, {}, [("one", "safe"), ("one", "clean"), ("safe", "one"), ("clean", "one")], [("one", "culture")]
    )
    assert found["one"].linked == ("clean", "safe")
    assert found["clean"].linked == found["safe"].linked == ("one",)
    assert (found["one"].best_value, found["safe"].best_value) == (("culture",), ())


def test_a_link_to_what_is_not_seen_is_not_there():
    themes = {"assets": ImprovementTheme("assets", "The plan", "Assets")}
    links = [("clean", "one"), ("one", "clean"), ("clean", "assets")]
    assert mapped({"clean": outcome("clean")}, {}, links, [])["clean"].linked == ()
    assert mapped({"clean": outcome("clean")}, themes, links, [])["clean"].linked == ("assets",)
    assert families([("scp", "The plan"), ("one_council", "One")], [outcome("clean")]) == {"scp": "The plan"}


def test_the_public_sees_no_trace_of_the_internal_side():
    public = shared_snapshots(HOME).current().catalogue(Level.PUBLIC)
    assert all(each.linked == () for each in public.outcomes.values())
    assert dict(public.hierarchies) == {"scp": "Strategic Council Plan"} and not public.improvement_themes


def test_an_officer_sees_both_hierarchies_and_what_maps_to_what():
    officer = shared_snapshots(HOME).current().catalogue(Level.OFFICER)
    assert officer.outcomes["one_council_consistent_experience"].linked == (
        "scp_serving_people_well",
        "tfn_service_design",
    )
    assert officer.outcomes["scp_serving_people_well"].linked == ("one_council_consistent_experience",)
    assert officer.improvement_themes["tfn_companies"].plan == "Together for Nottingham"
    assert list(officer.hierarchies) == ["scp", "one_council"]


def test_a_lens_has_the_measures_and_breakdowns_that_name_it():
    lenses = shared_snapshots(HOME).current().catalogue(Level.PUBLIC).outside_lenses
    assert len(lenses["oflog"].metrics) == 18 and "recycling_rate" in lenses["oflog"].metrics
    assert lenses["local_outcomes_framework"].metrics == (
        "households_in_temporary_accommodation.families_in_bed_and_breakfast_over_six_weeks", "rough_sleeping",
    )  # fmt: skip
