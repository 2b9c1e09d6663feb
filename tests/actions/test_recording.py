"""An officer keeps a question, a recommendation or an answer in a sentence; nobody below may, and all can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actions.desk import Desk
from actions.reading import Kind, Scope, ScopeKind
from actions.recorded_words import LONGEST
from actions.scrutiny_book import RecordPart
from bot.understanding.recording import to_record
from data_layer.returns.governance_rows import ScrutinyRow
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus, SmallNumbers
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level
from tests.actions.book_of import EVERYTHING, book_at, recommended, record, seated
from tests.data_layer.returns.conftest import Desk as DataDesk
from tests.data_layer.returns.loaded_on import load_on
from tests.data_layer.returns.whole_return import whole_rows
from tests.data_layer.small_pack import Place, seen_by

QUESTION, RECOMMENDATION, ANSWER, REMOVAL, UNCLEAR = RecordPart
RECYCLING, HOMELESS = "recycling_rate", "households_in_temporary_accommodation"
DUE, LATER = date(2027, 3, 31), date(2027, 1, 20)
DERBY = AreaCode("E06000015")


@pytest.fixture
def officer(desk, tmp_path) -> Desk:
    return seated(desk, book_at(tmp_path))


def id_in(answer) -> str:
    [said] = [word for word in answer.text.split() if word.startswith("kept-")][:1]
    return said.strip(":”,.")


def test_what_is_kept_is_said_with_the_figure_of_the_day_and_when_it_is_due(officer):
    answer = record(officer, RECOMMENDATION, "the weekend crew is kept on", RECYCLING, due=DUE)
    assert answer.headline == (
        "Kept: a recommendation on the recycling rate, 26.7% in 2023/24 as known today; due 31 March 2027."
    )
    assert "“the weekend crew is kept on”" in answer.summary and "Everyone who asks may see it." in answer.summary
    assert [figure.formatted for figure in answer.figures] == ["26.7%"] and answer.provenance
    assert f"Forget {id_in(answer)}" in answer.follow_ups


def test_it_is_there_after_a_restart_and_for_everyone_who_may_see_it(officer, desk, tmp_path):
    record(officer, QUESTION, "What of flats?", RECYCLING)
    public = seated(desk, book_at(tmp_path), Level.PUBLIC, who="")
    assert "“What of flats?”" in recommended(public).text


def test_a_day_that_is_due_is_never_read_as_the_figures_period(officer):
    answer = record(officer, QUESTION, "What of flats?", RECYCLING, due=DUE)
    assert answer.reading.period == "2023/24" and answer.period == "2023/24"


def test_the_same_words_are_kept_once_while_they_are_open(officer):
    first = record(officer, QUESTION, "What of flats?", RECYCLING)
    again = record(officer, QUESTION, "  what of FLATS ", RECYCLING)
    assert again.headline.startswith(f"It is held already as {id_in(first)}")
    assert recommended(officer).headline.startswith("1 question ")


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COUNCILLOR])
@pytest.mark.parametrize("part", list(RecordPart))
def test_below_officers_nothing_is_kept_and_that_is_said(desk, tmp_path, level, part):
    book = book_at(tmp_path)
    answer = record(seated(desk, book, level), part, "What of flats?", RECYCLING)
    assert answer.kind is Kind.NOT_PERMITTED and "flats" not in answer.text
    assert book.items(viewer=seated(desk, book).viewer, as_known_at=LATER) == []


def test_a_reading_that_is_opened_again_has_no_words_and_keeps_nothing(officer):
    record(officer, QUESTION, "What of flats?", RECYCLING)
    again = record(officer, QUESTION, None, RECYCLING)
    assert again.headline.startswith("1 question of scrutiny on the recycling rate")
    assert len(officer.scrutiny.items(viewer=officer.viewer, as_known_at=officer.as_known_at)) == 1


@pytest.mark.parametrize(("wording", "more", "why"), [
    ("", {}, "say what is asked or recommended"),
    ("x" * (LONGEST + 1), {}, "1,000 are the most"),
    ("What?", {"areas": (DERBY,)}, "for Nottingham alone"),
])  # fmt: skip
def test_what_cannot_be_kept_is_refused_in_a_sentence(officer, wording, more, why):
    answer = record(officer, QUESTION, wording, RECYCLING, **more)
    assert answer.headline.startswith("Nothing was kept:") and why in answer.headline
    assert recommended(officer).subkind == "none_held"


def test_without_a_store_nothing_can_be_kept(desk):
    assert record(seated(desk, None), QUESTION, "What?", RECYCLING).headline.startswith("Nothing was kept:")


def test_a_theme_or_nothing_at_all_may_be_the_subject(officer):
    theme = record(officer, QUESTION, "What next?", scope=Scope(kind=ScopeKind.THEME, id="waste"))
    assert theme.headline == "Kept: a question on waste and recycling; no day set for an answer."
    plain = record(officer, RECOMMENDATION, "Meet more often", scope=Scope(kind=ScopeKind.EVERYTHING))
    assert plain.headline == "Kept: a recommendation on no measure or theme; no day set for an answer."
    assert "Meet more often" in recommended(officer).text


def test_control_characters_and_lines_become_spaces(officer):
    answer = record(officer, QUESTION, "What\n of\x00 flats?", RECYCLING)
    assert "“What of flats?”" in answer.text


def test_quotation_marks_and_sql_are_words_like_others(officer):
    record(officer, QUESTION, "'); DROP TABLE pmf_scrutiny_item; --", RECYCLING)
    assert "“'); DROP TABLE pmf_scrutiny_item; --”" in recommended(officer).text


# What came of it


def test_an_answer_settles_the_only_open_item_of_the_measure(officer):
    record(officer, QUESTION, "What of flats?", RECYCLING)
    record(officer, QUESTION, "What of hotels?", HOMELESS)
    answer = record(officer, ANSWER, "a trial starts in May.", RECYCLING)
    assert answer.headline == "Kept: an answer to the question of 24 November 2026, now answered."
    assert recommended(officer, RECYCLING).headline.endswith("is answered.")
    assert recommended(officer).headline.startswith("1 of 2 ")


@pytest.mark.parametrize(("words", "status", "left"), [
    ("accepted: from April", "accepted and not yet done", "“from April”"),
    ("Done", "done", "“Done”"),
    ("rejected, there is no money", "rejected", "“there is no money”"),
    ("accepted practice is followed", "answered", "“accepted practice is followed”"),
])  # fmt: skip
def test_an_answer_may_begin_with_its_status(officer, words, status, left):
    record(officer, RECOMMENDATION, "Do it", RECYCLING)
    answer = record(officer, ANSWER, words, RECYCLING)
    assert answer.headline.endswith(f"now {status}.") and left in answer.text


def test_where_several_are_open_it_asks_which_and_a_choice_names_one(officer):
    ids = [id_in(record(officer, QUESTION, f"What of {place}?", RECYCLING)) for place in ("flats", "hotels")]
    asked_back = record(officer, ANSWER, "a trial starts", RECYCLING)
    assert asked_back.kind is Kind.CLARIFY and len(asked_back.options) == 2
    assert asked_back.options[1].value == f"Answer to {ids[1]}: a trial starts"
    assert asked_back.options[1].value in asked_back.text
    record(officer, ANSWER, f"{ids[1]}: a trial starts")
    told = recommended(officer).text
    assert told.index("“What of flats?”") < told.index("Answered: “a trial starts”")


def test_where_nothing_is_open_no_answer_is_kept(officer):
    assert "no open question or recommendation" in record(officer, ANSWER, "yes", RECYCLING).headline
    assert "kept-00000000 is not held" in record(officer, ANSWER, "kept-00000000: yes").headline


def test_the_words_that_name_an_item_choose_it_where_no_measure_does(officer):
    record(officer, RECOMMENDATION, "Set up a weekend crew", RECYCLING)
    record(officer, RECOMMENDATION, "Buy homes", HOMELESS)
    answer = record(officer, ANSWER, "“the weekend crew”: done", scope=EVERYTHING)
    assert answer.headline.endswith("now done.") and "weekend crew" in answer.summary
    assert "“done”" in answer.summary and recommended(officer, HOMELESS).headline.endswith("no day set for an answer.")


def test_a_name_that_fits_none_answers_none_and_asks_which(officer):
    record(officer, RECOMMENDATION, "Buy homes", HOMELESS)
    answer = record(officer, ANSWER, "“parking permits”: done", scope=EVERYTHING)
    assert answer.kind is Kind.CLARIFY and answer.options[0].value.endswith(": done")
    assert "is open" in recommended(officer).headline


def test_what_is_done_is_a_recommendation_and_no_question_beside_it(officer):
    record(officer, QUESTION, "What of flats?", RECYCLING)
    record(officer, RECOMMENDATION, "Do it", RECYCLING)
    assert "Kept: an answer to the recommendation" in record(officer, ANSWER, "done", RECYCLING).headline


def test_an_answer_to_nothing_that_is_in_hand_asks_which(officer):
    record(officer, RECOMMENDATION, "Do it", HOMELESS)
    asked_back = record(officer, ANSWER, "done", RECYCLING)
    assert asked_back.kind is Kind.CLARIFY and "nothing was kept" in asked_back.headline
    assert "is open" in recommended(officer).headline


def test_a_wish_that_cannot_be_read_is_told_how_to_say_it(officer, desk, tmp_path):
    answer = record(officer, UNCLEAR, "", RECYCLING)
    assert answer.headline.startswith("Nothing was kept yet: ") and answer.summary.count("“") >= 2
    examples = [part.split("”")[0] for part in answer.summary.split("“")[1:3]]
    assert [to_record(each).part for each in examples] == [RECOMMENDATION, QUESTION]
    public = record(seated(desk, book_at(tmp_path), Level.PUBLIC), UNCLEAR, "")
    assert public.kind is Kind.NOT_PERMITTED


def test_nothing_new_is_kept_as_overdue(officer):
    refused = record(officer, QUESTION, "What of flats?", RECYCLING, due=date(2024, 6, 1))
    assert refused.headline == "Nothing was kept yet: it would be due on 1 June 2024, which is past."
    assert recommended(officer).subkind == "none_held"
    said = record(officer, QUESTION, "Why was it not done by that day?", RECYCLING, due=date(2024, 6, 1))
    assert said.headline.endswith("no day set for an answer.")
    today = record(officer, QUESTION, "What of hotels?", RECYCLING, due=officer.viewer.now)
    assert today.headline.endswith("due 24 November 2026.")


# Taking back


def test_forget_that_takes_back_the_last_that_this_person_recorded_today(officer, desk, tmp_path):
    record(officer, QUESTION, "What of flats?", RECYCLING)
    record(officer, ANSWER, "a trial starts", RECYCLING)
    other = seated(desk, book_at(tmp_path), who="ben")
    assert "you have recorded nothing today" in record(other, REMOVAL, "").headline
    assert record(officer, REMOVAL, "").headline == "Taken back: the answer to the question “What of flats?”."
    assert "is open" in recommended(officer).headline
    assert record(officer, REMOVAL, "").headline == "Taken back: the question “What of flats?”."
    assert recommended(officer).subkind == "none_held"


def test_an_id_takes_back_ones_own_and_nobody_elses(officer, desk, tmp_path):
    id = id_in(record(officer, QUESTION, "What of flats?", RECYCLING))
    other = seated(desk, book_at(tmp_path), who="ben")
    assert f"{id} was not recorded by you" in record(other, REMOVAL, id).headline
    assert record(officer, REMOVAL, id).headline.startswith("Taken back")


def test_who_has_no_identity_must_name_what_to_take_back(desk, tmp_path):
    nameless = seated(desk, book_at(tmp_path), who="")
    id = id_in(record(nameless, QUESTION, "What of flats?", RECYCLING))
    assert "name it by its id" in record(nameless, REMOVAL, "").headline
    assert record(nameless, REMOVAL, id).headline.startswith("Taken back")


def test_yesterdays_is_not_the_last_of_today(officer):
    record(officer, QUESTION, "What of flats?", RECYCLING)
    tomorrow = seated(officer, officer.scrutiny, day=officer.viewer.now + timedelta(days=1))
    assert "nothing today" in record(tomorrow, REMOVAL, "").headline


# Beside the council's own return


@pytest.fixture
def small(tmp_path: Path, monkeypatch) -> Desk:
    """The small pack with a return: one measure for everyone, one for officers, and an open question."""
    data, day = DataDesk(Place(tmp_path).write()), date(2026, 2, 10)
    asked = ScrutinyRow(id="q12", kind=ScrutinyKind.QUESTION, subject="Missed bins", measure="missed_bins", raised=day,
                        wording="What was done?", status=ScrutinyStatus.OPEN)  # fmt: skip
    settled = replace(asked, id="q11", wording="And before?", status=ScrutinyStatus.ANSWERED, response="It was.")
    load_on(day, replace(whole_rows(), scrutiny=(asked, settled)), data, monkeypatch)
    snapshot = Snapshots(data.data_dir).current()
    at = Desk(snapshot, seen_by(Level.OFFICER, day), day, datetime(day.year, day.month, day.day, tzinfo=UTC))
    return seated(at, book_at(tmp_path))


def test_an_item_of_the_return_and_the_same_recorded_by_an_officer_are_one(small):
    record(small, QUESTION, "What about the crews?", "missed_bins")
    assert "It is held already as q12" in record(small, QUESTION, "What was done", "missed_bins").headline
    assert recommended(small).headline.startswith("2 of 3 questions")


def test_an_officer_answers_what_the_return_asked_until_the_return_says_so_itself(small):
    record(small, ANSWER, "Two rounds were redrawn.", "missed_bins")
    told = recommended(small)
    assert told.headline.startswith("None of the 2 questions") and "“Two rounds were redrawn”" in told.text
    assert record(small, REMOVAL, "q12").headline == "Taken back: the answer to the question “What was done?”."
    assert "1 of 2" in recommended(small).headline
    refused = record(small, ANSWER, "q11: again")
    assert refused.headline == "Nothing was kept: the council's return says that it is answered."


def test_what_is_recorded_of_a_measure_for_officers_is_theirs(small):
    answer = record(small, QUESTION, "Why so few?", "empty_homes")
    assert "Only officers may see it." in answer.text
    public = seated(small, small.scrutiny, Level.PUBLIC, who="")
    assert "Why so few?" not in recommended(public).text and "Why so few?" in recommended(small).text


def test_what_is_recorded_of_a_measure_whose_numbers_are_hidden_from_others_is_for_officers(tmp_path, monkeypatch):
    """Counts from 1 to 4 are hidden below officers, and the officer's words may tell one."""
    rows = whole_rows()
    few = [replace(one, value=3.0) if one.measure == "empty_homes" else one for one in rows.observations]
    open_to_all = {"audience": Level.PUBLIC, "small_numbers": SmallNumbers.HIDDEN}
    measures = [replace(one, **open_to_all) if one.id == "empty_homes" else one for one in rows.measures]
    data, day = DataDesk(Place(tmp_path).write()), date(2026, 2, 10)
    load_on(day, replace(rows, measures=tuple(measures), observations=tuple(few[:6])), data, monkeypatch)
    at = Desk(Snapshots(data.data_dir).current(), seen_by(Level.OFFICER, day), day, datetime(2026, 2, 10, tzinfo=UTC))
    officer = seated(at, book_at(tmp_path))
    assert "Only officers may see it." in record(officer, QUESTION, "Why only 3?", "empty_homes").text
    assert "Everyone who asks may see it." in record(officer, QUESTION, "Why?", "missed_bins").text
