"""Promises beside something else: those in force by name and day, those of other plans counted, nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.wording.promises import promised_parts
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.queries.commitments import commitments
from tests.actions.council import HOME


@pytest.fixture(scope="module")
def ended(desk) -> list[CommitmentState]:
    """The real ones of three plans that have ended."""
    with desk.reader() as reader:
        return [one for one in commitments(reader, HOME, **desk.known) if not one.in_force]


def test_nothing_promised_is_nothing_said():
    assert promised_parts([]) == []


def test_all_real_promises_are_counted_with_those_that_have_a_published_status(ended):
    [said] = promised_parts(ended)
    assert said.startswith(
        "No commitment is in force for it. 25 commitments of plans that are not in force (Council Plan "
    )
    stated = sum(one.status is not CommitmentStatus.NOT_STATED for one in ended)
    assert said.endswith(f"are not counted; {stated} of them with a published status.")


def test_one_alone_is_one(ended):
    stated = replace(ended[0], status=CommitmentStatus.COMPLETED)
    silent = replace(ended[0], status=CommitmentStatus.NOT_STATED)
    assert "1 commitment of plans that are not in force" in promised_parts([stated])[0]
    assert promised_parts([stated])[0].endswith("is not counted; a status was published.")
    assert promised_parts([silent])[0].endswith("is not counted; no status was published.")


def test_those_in_force_come_by_name_with_the_day_they_were_known(ended):
    behind = replace(
        ended[0], in_force=True, status=CommitmentStatus.BEHIND, as_at=date(2026, 9, 30), status_as_given=None
    )
    untold = replace(ended[1], in_force=True, as_at=None, loaded=date(2026, 11, 2))
    listing, others = promised_parts([behind, untold, *ended[2:4]])
    first, second = listing.splitlines()[1:]
    assert listing.startswith("Commitments in force (2):")
    assert behind.title in first and first.endswith("last said to be behind in September 2026.")
    assert second.endswith("with no update recorded since it was loaded on 2 November 2026.")
    assert others.startswith("2 commitments of plans that are not in force") and others.endswith("are not counted.")


def test_at_most_five_are_named(ended):
    listing = promised_parts([replace(one, in_force=True) for one in ended[:8]])[0]
    assert len(listing.splitlines()) == 7 and listing.endswith("- And 3 more.")
