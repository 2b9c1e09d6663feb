"""What people disliked or changed, counted: the same reading with the same fault is one line, words only as agreed."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from actions.reading import Kind, Reading, Scope, ScopeKind
from bot.improving import Point, as_csv, as_lines, changes, kind_meant, points
from bot.improving_training import TRAINED, proposal, write_proposal
from bot.store.feedback import Feedback, Seen, Verdict, Vote, Wrong
from data_layer.faults import Fault
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.served import HOME

READ = Reading(
    kind=Kind.PERFORMANCE,
    metrics=(MetricId("recycling_rate"),),
    areas=(HOME,),
    comparators=(Group.ENGLAND,),
    period=PeriodAsked(words="2021/22", first=date(2021, 4, 1), last=date(2022, 3, 31)),
)
LATER = READ.model_copy(update={"period": None, "areas": (AreaCode("E06000015"),)})
TREND = READ.model_copy(update={"kind": Kind.TREND})


def said(
    wrong: Wrong | None = Wrong.PERIOD, words: str | None = None, *, reading: Reading = READ, day: int = 1,
    comment: str | None = None, changed_to: Reading | None = None,
) -> Feedback:  # fmt: skip
    vote = Vote(Verdict.DISLIKE, wrong, comment, words) if wrong else None
    return Feedback("a", reading, Seen(Level.PUBLIC, "s"), datetime(2026, 11, day, tzinfo=UTC), vote, changed_to)


def rows(found: list[Point]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(found), newline="")))


def test_the_same_reading_with_the_same_fault_is_counted_once_with_its_days():
    found = points([said(day=3), said(Wrong.MEASURE, day=4), said(day=9), said(day=5)])
    assert [(one.wrong, one.times) for one in found] == [(Wrong.PERIOD, 3), (Wrong.MEASURE, 1)]
    assert (found[0].first, found[0].last) == (date(2026, 11, 3), date(2026, 11, 9))


def test_another_change_of_the_same_reading_is_another_point():
    assert len(points([said(None, changed_to=LATER), said(None, changed_to=TREND), said(None, changed_to=LATER)])) == 2


def test_a_row_says_how_it_was_read_what_was_wrong_and_what_it_was_changed_to():
    [row] = rows(points([said(changed_to=LATER, comment="the latest, please")]))
    assert row == {
        **{"times": "1", "first": "2026-11-01", "last": "2026-11-01", "figures": "published"},
        **{"kind": "performance", "subject": "recycling_rate", "areas": HOME, "comparators": "england"},
        **{"period": "2021/22", "what was wrong": "wrong period", "changed to": "areas: E06000015; period: latest"},
        **{"comments": "the latest, please", "words of the question": ""},
    }


def test_a_theme_stands_where_no_measure_was_read():
    waste = Reading(kind=Kind.BRIEFING, scope=Scope(kind=ScopeKind.THEME, id="waste"), areas=(HOME,))
    [row] = rows(points([said(reading=waste)]))
    assert (row["subject"], row["period"]) == ("waste", "latest")


def test_words_are_of_those_who_agreed_and_the_others_are_only_counted():
    [row] = rows(points([said(words="recycling now"), said(), said(words="recycling now")]))
    assert (row["times"], row["words of the question"]) == ("3", "recycling now")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-2", "@cmd"])
def test_no_text_runs_as_a_formula_in_a_spreadsheet(text):
    [row] = rows(points([said(words=text, comment=text)]))
    assert row["words of the question"] == row["comments"] == f"'{text}"


def test_a_line_reads_as_a_person_would_say_it():
    lines = as_lines(points([said(words="recycling now", comment="no"), said(None, changed_to=TREND)]))
    read = f"performance · recycling_rate · {HOME} · england · 2021/22"
    assert f"   1  {read}: wrong period" in lines and f"   1  {read}: changed to kind: trend" in lines
    assert "      said: no" in lines and "      asked, kept by agreement: recycling now" in lines


def test_what_was_not_changed_has_no_change():
    assert changes(points([said()])[0]) == ""


KINDS = [
    (said(Wrong.PERIOD), Kind.PERFORMANCE),
    (said(Wrong.KIND), None),
    (said(Wrong.OTHER), None),
    (said(Wrong.KIND, changed_to=TREND), Kind.TREND),
    (said(Wrong.KIND, changed_to=LATER), None),  # the change was of something else
    (said(None, changed_to=LATER), Kind.PERFORMANCE),
    (said(changed_to=READ.model_copy(update={"kind": Kind.NO_DATA, "subkind": "performance"})), Kind.PERFORMANCE),
    (said(changed_to=READ.model_copy(update={"kind": Kind.CLARIFY, "subkind": "trend"})), Kind.TREND),
    (said(changed_to=Reading(kind=Kind.CLARIFY)), Kind.PERFORMANCE),  # what it was changed to said nothing
    (said(Wrong.MEASURE, reading=Reading(kind=Kind.CLARIFY)), None),
]


@pytest.mark.parametrize(("one", "kind"), KINDS)
def test_the_kind_of_a_question_is_only_what_a_person_has_said(one, kind):
    assert kind_meant(points([one])[0]) == kind


def trained(text: str) -> dict[str, list[str]]:
    """As Rasa reads it, by kind."""
    from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

    found: dict[str, list[str]] = {}
    for message in RasaYAMLReader().reads(text).intent_examples:
        assert not message.get("entities")
        found.setdefault(message.get("intent"), []).append(message.get("text"))
    return found


def test_a_proposal_reads_as_training_data_and_holds_no_text_of_unknown_kind():
    texts = proposal(
        points(
            [
                said(words="recycling: now # please"),
                said(Wrong.MEASURE, words="recycling: now # please"),
                said(Wrong.KIND, words="over the years", changed_to=TREND),
                said(Wrong.KIND, words="no idea"),
                said(),
            ]
        )
    )
    assert trained(texts) == {"performance": ["recycling: now # please"], "trend": ["over the years"]}
    assert "no idea (read as performance)" in texts


MARKUP = {
    "[bins](metric) now": "(bins)(metric) now",
    '[x]{"entity": "metric"} y': '(x)("entity": "metric") y',
    "- a: b": "- a: b",
    "intent: | x": "intent: | x",
    "!!x &a *b": "!!x &a *b",
}


@pytest.mark.parametrize("words", MARKUP)
def test_a_text_that_looks_like_markup_is_a_text(words):
    assert trained(proposal(points([said(words=words)]))) == {"performance": [MARKUP[words]]}


def test_where_no_kind_is_known_the_file_still_reads_and_trains_nothing():
    assert yaml.safe_load(proposal(points([said(Wrong.OTHER, words="hm")])))["nlu"] == []


def test_without_agreed_words_nothing_is_proposed_and_no_file_is_written(tmp_path):
    assert "not written" in write_proposal(points([said()]), tmp_path / "p.yml")
    assert not (tmp_path / "p.yml").exists()


@pytest.mark.parametrize("place", ["training/nlu/proposed.yml", "training/../proposed.yml"])
def test_it_never_goes_into_the_training_data(place):
    with pytest.raises(Fault, match="nothing is trained unread"):
        write_proposal(points([said(words="recycling now")]), TRAINED / place)
    assert not (TRAINED / place).exists()


def test_a_proposal_under_review_is_not_overwritten(tmp_path: Path):
    file = tmp_path / "p.yml"
    file.write_text("half reviewed")
    with pytest.raises(Fault, match="there already"):
        write_proposal(points([said(words="recycling now")]), file)
    assert file.read_text() == "half reviewed"
