"""What a pack may not hold is said in sentences that name the release, the metric, the area and the period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_layer.loaders.record import Loaded, Record, Release
from data_layer.packing.checks import VALUELESS, PackFault, check
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

HERE, THERE = AreaCode("E06000018"), AreaCode("E06000015")
RATE = MetricId("recycling_rate")
YEAR = financial_year(2023)


def figure(value: float | None = 26.7, status: Status = Status.FINAL, **other) -> Record:
    given = {"metric": RATE, "area": HERE, "period": YEAR, **other}
    return Record(value=value, status=status, **given)


def fault(*records: Record, source: str = "made") -> str:
    """What is said of the records; nothing where all is well."""
    one = Loaded(Release(source, "2023-24", None, date(2025, 3, 27), Path("made.csv")), records)
    try:
        check([one], {HERE, THERE}, {RATE, MetricId("recycling_rate.users")}, {"made"})
    except PackFault as raised:
        return str(raised)
    return ""


def test_figures_of_other_areas_periods_and_parts_are_no_doubles():
    others = [figure(), figure(area=THERE), figure(period=financial_year(2022)), figure(part="users")]
    assert fault(*others) == ""


def test_a_figure_given_twice_is_named_even_where_both_are_equal():
    assert fault(figure(), figure()) == (
        "made 2023-24: recycling_rate, E06000018, 2023-04-01/P1Y is given 2 times. Correct the loader."
    )


def test_a_revision_is_a_release_of_its_own_and_no_double():
    releases = [Loaded(Release("made", name, None, date(2025, 1, 1), Path("made.csv")), (figure(),))
                for name in ("2023-24 provisional", "2023-24 final")]  # fmt: skip
    check(releases, {HERE}, {RATE}, {"made"})


def test_every_kind_of_fault_is_said_at_once():
    said = fault(figure(area=AreaCode("E99999999")), figure(metric=MetricId("made_up")), source="unheard")
    assert said.splitlines() == [
        "unheard 2023-24: source 'unheard' is not in definitions/sources.yml. Add it there.",
        "unheard 2023-24: area E99999999 is unknown. Add it to the register of places or leave it out in the loader.",
        "unheard 2023-24: metric made_up is not defined. Define it in data_layer/definitions/themes.",
    ]


@pytest.mark.parametrize("status", Status)
def test_a_status_that_says_there_is_no_figure_has_none(status):
    said = fault(figure(status=status))
    assert bool(said) == (status in {Status.NOT_AVAILABLE, Status.SUPPRESSED, Status.NOT_APPLICABLE})
    assert (
        not said or said == f"made 2023-24: recycling_rate, E06000018, 2023-04-01/P1Y has a value and status {status}."
    )
    assert {Status.NOT_AVAILABLE, Status.SUPPRESSED, Status.NOT_APPLICABLE} == VALUELESS


def test_no_figure_with_a_reason_is_as_good_as_one():
    assert fault(figure(None, Status.SUPPRESSED)) == ""
    assert fault(figure(None, Status.LOW_RELIABILITY)) == "", "the publisher's mark u"


def test_after_ten_sentences_the_others_are_counted():
    said = fault(*(figure(area=AreaCode(f"E99{number:06}")) for number in range(13))).splitlines()
    assert len(said) == 11 and said[-1] == "There are 3 more."
    assert len(fault(*(figure(area=AreaCode(f"E99{number:06}")) for number in range(10))).splitlines()) == 10


def test_a_part_that_is_not_defined_is_named():
    assert "part recycling_rate.carers is not defined" in fault(figure(), figure(part="carers"))
