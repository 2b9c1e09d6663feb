"""Kind, metric, area, comparator and period are right or wrong each for itself; what nobody asked is not scored."""

from __future__ import annotations

import pytest

from actions.reading import Kind
from data_layer.vocabulary import AreaCode, Level
from evaluation.format import Expect
from evaluation.scoring import Given, Known, Score, known_of, score
from tests.served import HOME
from tests.snapshot import shared_snapshots

DERBY, LEEDS, SHEFFIELD, SHEFFIELD_THEN = "E06000015", "E08000035", "E08000039", "E08000019"
KNOWN = Known(
    home=AreaCode(HOME),
    latest={"recycling_rate": "2023/24", "claimant_count": "2025"},
    successor={SHEFFIELD_THEN: SHEFFIELD},
    group_areas={"E12000004": "region", "E92000001": "england"},
)


def given(
    kind: Kind = Kind.PERFORMANCE, *, metrics=("recycling_rate",), areas=(HOME,), groups=(), periods=("2023/24",)
):
    return Given((kind,), frozenset(metrics), frozenset(areas), frozenset(groups), tuple(periods), figures=1)


def scored(expect: dict, got: Given, *, alone: bool = True) -> Score:
    return score(Expect.model_validate({"kind": ["performance"], **expect}), got, KNOWN, alone=alone)


RATE = {"metrics": ["recycling_rate"]}


def test_a_right_answer_is_right_in_every_part_and_nothing_is_scored_that_was_not_expected():
    found = scored(RATE, given())
    assert found == Score(kind=True, metric=True, area=True, comparator=None, period=True)
    assert found.right


def test_each_part_is_wrong_for_itself():
    expect = {**RATE, "areas": [DERBY], "period": "2022/23", "comparator": "core_cities"}
    assert scored(expect, given(Kind.TREND, metrics=["landfill_rate"])).parts == dict.fromkeys(
        ("kind", "metric", "area", "comparator", "period"), False
    )
    right = given(areas=[DERBY], groups=["core_cities"], periods=["2022-23"])
    assert scored(expect, right).parts == dict.fromkeys(("kind", "metric", "area", "comparator", "period"), True)


def test_any_acceptable_kind_is_right_but_three_kinds_at_once_are_a_guess():
    either = {"kind": ["comparison", "performance"], **RATE}
    assert scored(either, given(Kind.COMPARISON)).kind
    assert not scored(either, Given((Kind.TREND, Kind.COMPARISON, Kind.EXPORT))).kind


def test_all_metrics_must_be_there_and_of_the_others_enough():
    assert not scored({"metrics": ["a", "b"]}, given(metrics=["a"])).metric
    assert scored({"any_metric_of": ["a", "b", "c"], "at_least": 2}, given(metrics=["a", "c"])).metric
    assert not scored({"any_metric_of": ["a", "b", "c"], "at_least": 2}, given(metrics=["a"])).metric


def test_a_metric_put_aside_and_a_crowd_of_others_are_wrong():
    assert not scored(
        {**RATE, "not_metrics": ["landfill_rate"]}, given(metrics=["recycling_rate", "landfill_rate"])
    ).metric
    assert scored(RATE, given(metrics=["recycling_rate", "a", "b"])).metric
    assert not scored(RATE, given(metrics=["recycling_rate", "a", "b", "c"])).metric


def test_a_list_of_exceptions_may_be_empty_and_a_figure_may_not():
    some = {"any_metric_of": ["a", "b"]}
    assert scored({"kind": ["exceptions"], **some}, given(Kind.EXCEPTIONS, metrics=[])).metric
    assert not scored({"kind": ["performance"], **some}, given(metrics=[])).metric


def test_without_a_place_the_home_council_is_meant_only_in_a_question_of_its_own():
    assert scored(RATE, given(areas=[DERBY])).area is False
    assert scored(RATE, given(areas=[DERBY]), alone=False).area is None


def test_a_council_whose_code_was_replaced_is_the_same_council():
    assert scored({**RATE, "areas": [SHEFFIELD_THEN]}, given(areas=[SHEFFIELD])).area


def test_places_nobody_asked_for_are_wrong_once_they_are_many_unless_a_group_was():
    many = [DERBY, LEEDS, "E1", "E2", "E3", "E4"]
    assert not scored({**RATE, "areas": [DERBY]}, given(areas=many)).area
    assert scored({**RATE, "areas": [DERBY], "comparator": "core_cities"}, given(areas=many)).area
    assert not scored({**RATE, "areas": [DERBY], "not_areas": [LEEDS]}, given(areas=[DERBY, LEEDS])).area


def test_a_place_that_stands_for_a_group_is_that_comparator():
    england = {**RATE, "comparator": ["england"]}
    assert scored(england, given(areas=[HOME, "E92000001"])).comparator
    assert scored(england, given(groups=["region", "england"])).comparator
    assert not scored(england, given(groups=["region"])).comparator


def test_without_a_period_the_latest_held_is_meant_for_the_home_council_now():
    assert scored(RATE, given(periods=["2021/22"])).period is False
    assert scored(RATE, given(periods=["2021/22"]), alone=False).period is None
    assert scored({**RATE, "areas": [DERBY]}, given(areas=[DERBY], periods=["2021/22"])).period is None
    assert scored({**RATE, "kind": ["trend"]}, given(Kind.TREND, periods=["2021/22"])).period is None


def test_any_period_named_will_do():
    assert scored({**RATE, "period": ["2022/23", "31 March 2023"]}, given(periods=["year to March 2023"])).period


def test_an_accepted_question_back_has_no_metric_to_be_wrong_about():
    expect = {"kind": ["clarify", "performance"], "any_metric_of": ["a", "b"]}
    assert scored(expect, Given((Kind.CLARIFY,))) == Score(kind=True)
    assert scored(expect, given(metrics=["c"])).metric is False


def test_what_is_not_held_must_be_said_of_the_right_metric():
    expect = {"kind": ["no_data"], **RATE}
    assert scored(expect, Given((Kind.NO_DATA,), metrics=frozenset({"recycling_rate"}))).right
    assert not scored(expect, Given((Kind.NO_DATA,))).right


@pytest.fixture(scope="module")
def known() -> Known:
    return known_of(shared_snapshots(HOME).current().catalogue(Level.PUBLIC), HOME)


def test_what_is_taken_for_granted_comes_from_the_data(known):
    assert known.home == HOME and known.latest["recycling_rate"] == "2023/24"
    assert known.group_areas == {"E12000004": "region", "E92000001": "england"}
    assert known.successor[SHEFFIELD_THEN] == SHEFFIELD
