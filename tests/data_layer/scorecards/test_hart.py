"""Hart's two quarters of 45 measures: headings of one letter, everything compared with the raw rows."""

from __future__ import annotations

import csv

import pytest

from data_layer.scorecards.checks import compared_with
from data_layer.scorecards.mapping import next_mapping
from data_layer.scorecards.read import answered, propose

pytestmark = pytest.mark.sources

COLUMNS = {
    "k": "code", "d": "measure", "n": "commentary", "y": "value: last year", "lq": "value: the period before",
    "tq": "value: this period", "t": "target", "s": "status", "u": "team", "c": "ignored", "p": "unit",
}  # fmt: skip
FILES = {"tiles_2014-09_q1_2014-15.csv": "Q1 2014/15", "tiles_2014-11_q2_2014-15.csv": "Q2 2014/15"}
PERIODS = {"Q1 2014/15": ("2014-04-01/P3M", "2014-01-01/P3M"), "Q2 2014/15": ("2014-07-01/P3M", "2014-04-01/P3M")}


def answers(period: str) -> dict[str, str]:
    said = {f"column: {heading}": role for heading, role in COLUMNS.items()}
    return {**said, "this period: the file": period, "period: last year": "suggested"}


@pytest.fixture(scope="module", params=FILES)
def quarter(request, sources):
    path = sources / "scorecards" / request.param
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    period = FILES[request.param]
    return rows, answered(propose(path), answers(period)).preview, PERIODS[period]


def test_every_figure_target_and_rating_is_the_one_in_the_file(quarter):
    rows, found, (this, last) = quarter
    held = {(value.measure, value.period.id): value for value in found.values}
    goals = {target.measure: target for target in found.targets}
    assert len(rows) == len(found.measures) == 45 and len(found.values) == 135 and len(found.targets) == 45
    for row in rows:
        key = row["k"].lower()
        year = held[key, "2013-04-01/P1Y"].value
        assert (year, held[key, last].value, held[key, this].value) == (
            float(row["y"]),
            float(row["lq"]),
            float(row["tq"]),
        )
        assert goals[key].value == float(row["t"])
        rating = held[key, this].status_as_given
        assert rating is not None and rating.words == row["s"]
        assert held[key, last].status_as_given is None


def test_titles_teams_units_and_comments_come_through(quarter):
    rows, found, _ = quarter
    measures = {measure.key: measure for measure in found.measures}
    comments = {note.measure: note.text for note in found.notes}
    for row in rows:
        measure = measures[row["k"].lower()]
        assert (measure.name, measure.code, measure.team) == (" ".join(row["d"].split()), row["k"], row["u"])
        assert measure.unit == (row["p"] or None)
        said = " ".join(row["n"].split())
        assert comments.get(measure.key, "") == ("" if said == "No notes" else said)


def test_only_what_the_titles_say_is_cumulative(quarter):
    _, found, _ = quarter
    assert {measure.code for measure in found.measures if measure.cumulative} == {"HR11", "HS08"}
    assert all(measure.better_when is None for measure in found.measures)


def test_nothing_is_loaded_before_the_letters_are_explained(sources):
    proposal = propose(sources / "scorecards" / "tiles_2014-09_q1_2014-15.csv")
    assert proposal.preview.values == () and proposal.preview.targets == ()
    suggested = {question.subject: question.suggestion for question in proposal.questions}
    assert (suggested["k"], suggested["d"], suggested["s"], suggested["p"]) == ("code", "measure", "status", "unit")


def test_oddities_that_a_member_would_see(sources):
    september, november = (
        answered(propose(sources / "scorecards" / file), {**answers(period), "polarity: *": "higher"}).preview
        for file, period in FILES.items()
    )
    texts = [caution.text for caution in november.cautions]
    assert any(text.startswith("0 for '% uptime of Hart DC website'") for text in texts)
    assert any("19 of 45 values equal those of the period before" in text for text in texts)
    restated = {caution.origin.cell for caution in compared_with(november, september)}
    assert {"F7", "F12"} <= restated  # FI06 97.4, then 97.9; HR11 2.6, then 2.7


def test_the_second_quarter_asks_only_for_its_period_and_the_new_word_of_rating(sources):
    first, second = (sources / "scorecards" / file for file in FILES)
    everything = {**answers("Q1 2014/15"), "polarity: *": "neutral", "cumulative: *": "in period", "unit: *": "none"}
    done = answered(propose(first), {**everything, "status words: *": "as given", "target basis: *": "suggested"})
    mapping = next_mapping(done.signature, done.headings, done.answers, done.preview)
    assert [question.id for question in done.questions] == []
    assert [question.id for question in propose(second, mapping).questions] == ["this period: the file"]
    again = answered(propose(second, mapping), {"this period: the file": "Q2 2014/15"})
    assert [question.id for question in again.questions] == ["status words: lu"]
