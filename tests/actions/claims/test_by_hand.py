"""Claims as people write them, with verdicts worked out by hand from the publishers' figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from actions.desk import Desk
from actions.reading import Kind, Reading, Subkind
from actions.registry import answer as answer_of
from bot.understanding.claims import Claimed
from data_layer.claims.checked import Checked

BY_HAND = yaml.safe_load(Path(__file__).with_name("by_hand.yml").read_text(encoding="utf-8"))


def test_there_are_a_hundred_of_many_measures(taken_apart: Callable[[str], Claimed]):
    measures = {claim.metric for entry in BY_HAND for claim in taken_apart(entry["say"]).claims if claim.metric}
    assert len(BY_HAND) >= 100 and len(measures) >= 25


@pytest.mark.parametrize("entry", BY_HAND, ids=lambda entry: entry["say"])
def test_the_verdict_is_the_one_worked_out_by_hand(
    entry: dict[str, object], check: Callable[[str], list[Checked]], taken_apart: Callable[[str], Claimed]
):
    found = check(str(entry["say"]))
    assert [one.verdict.value for one in found] == entry["verdicts"], entry["from"]
    assert taken_apart(str(entry["say"])).asks


@pytest.mark.parametrize("entry", BY_HAND, ids=lambda entry: entry["say"])
def test_the_answer_keeps_its_lengths_and_quotes_what_was_said(
    entry: dict[str, object], taken_apart: Callable[[str], Claimed], desk: Desk
):
    claims = taken_apart(str(entry["say"])).claims
    metrics = tuple(dict.fromkeys(claim.metric for claim in claims if claim.metric))
    asked = Reading(
        kind=Kind.PERFORMANCE,
        subkind=Subkind.CLAIMS,
        metrics=metrics,
        areas=(desk.viewer.home_area,),
        claims=claims,
    )
    answer = answer_of(asked, desk)
    assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80
    assert all(f"“{claim.words}”" in answer.text for claim in claims)
    assert not set("<>·") & set(answer.text.split("Read as")[0])
