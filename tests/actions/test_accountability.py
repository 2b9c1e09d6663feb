"""Who answers for a measure: as the council's return says, else as the framework places it, and said to be ours."""

from __future__ import annotations

from dataclasses import replace

from actions.accountability import ILLUSTRATION, accountable, owner_line
from actions.reading import Kind


def test_a_published_measure_is_placed_by_the_framework_and_that_is_said(ask):
    answer = ask(Kind.DEFINITION, "recycling_rate", subkind="accountability")
    assert answer.headline == (
        "The recycling rate is answered for by the Waste and Street Scene division, in the Environment and Waste "
        "portfolio."
    )
    assert ILLUSTRATION in answer.caveats and "Executive Panel" in answer.summary


def test_the_role_that_the_council_named_comes_first_and_needs_no_caveat(desk):
    own = replace(desk.catalogue.metrics["recycling_rate"], owner_role="Head of Waste")
    draft = accountable([own], desk.catalogue)
    assert draft.headline.startswith("The recycling rate is answered for by the Head of Waste, Waste and Street Scene")
    assert draft.caveats == []


def test_a_measure_that_nobody_is_named_for_says_so(desk):
    nobody = replace(desk.catalogue.metrics["recycling_rate"], division=None, portfolio=None)
    assert owner_line(nobody, desk.catalogue) == "No one is recorded as answering for the recycling rate."


def test_several_measures_have_a_sentence_each(desk):
    metrics = [desk.catalogue.metrics[id] for id in ("recycling_rate", "gcse_english_maths")]
    draft = accountable(metrics, desk.catalogue)
    assert "recycling rate" in draft.headline and "Education and Children division" in draft.sentences[0]
