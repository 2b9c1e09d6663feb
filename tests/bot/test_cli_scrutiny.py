"""`pmf scrutiny` as whoever looks after the service uses it: the list, an answer, and the removal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.data_sets import DataSet
from bot.store.scrutiny import StoredBook
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level, MetricId
from tests.assistants import store_at
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots

TODAY = datetime.now(UTC).date()


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoredBook:
    """The service's own, which the command finds by its settings."""
    shared_snapshots(HOME)
    settings = {"VAR_DIR": tmp_path, "DATA_DIR": TEST_DATA / HOME, "HOME_AREA": HOME, "LEVEL": "officer"}
    for name, value in settings.items():
        monkeypatch.setenv(f"PMF_{name}", str(value))
    return StoredBook(store_at(tmp_path).engine, DataSet.PUBLISHED)


def keep(book: StoredBook, wording: str) -> str:
    item = ScrutinyItem(
        "", ScrutinyKind.QUESTION, "Recycling", MetricId("recycling_rate"), None, None, TODAY, wording, None, None,
        ScrutinyStatus.OPEN, Level.PUBLIC, RECORDED, TODAY,
    )  # fmt: skip
    return book.keep(item, viewer=Viewer(Level.OFFICER, HOME, TODAY, identity="someone")).id


def run(*words: str):
    return CliRunner().invoke(app, ["scrutiny", *words])


def test_where_nothing_is_open_it_says_so(book):
    assert run("list").stdout == "Nothing is open.\n" and run("list", "--all").stdout == "Nothing is held.\n"


def test_what_is_open_is_listed_with_its_id_and_the_settled_on_request(book):
    first, second = keep(book, "What of flats?"), keep(book, "What of hotels?")
    done = run("answer", first, "A trial  starts.", "--status", "accepted")
    assert done.stdout == f"Kept: {first} is accepted and not yet done.\n"
    assert run("answer", second, "In May.").stdout == f"Kept: {second} is answered.\n"
    [line] = run("list").stdout.splitlines()
    assert line.startswith(f"{first}: Asked on ") and line.endswith("Recycling: “What of flats?”")
    assert len(run("list", "--all").stdout.splitlines()) == 2


def test_an_answer_may_be_given_anew(book):
    id = keep(book, "What of flats?")
    for words in ("In May.", "In June."):
        assert run("answer", id, words).exit_code == 0
    viewer = Viewer(Level.OFFICER, HOME, TODAY)
    assert [one.response for one in book.answers(viewer=viewer, as_known_at=TODAY)] == ["In May.", "In June."]


def test_an_answer_is_kept_in_one_line_without_control_characters(book):
    id = keep(book, "What of flats?")
    assert run("answer", id, "In\x1b[31m May\n\u202eor June." + "a" * 970).exit_code == 0
    [kept] = book.answers(viewer=Viewer(Level.OFFICER, HOME, TODAY), as_known_at=TODAY)
    assert kept.response.startswith("In [31m May or June.a") and len(kept.response) <= 1_000


def test_anybodys_item_is_removed_with_its_answers(book):
    id = keep(book, "What of flats?")
    run("answer", id, "In May.")
    assert run("remove", id).stdout == f"Removed: {id}.\n" and run("list", "--all").stdout == "Nothing is held.\n"


@pytest.mark.parametrize(("words", "said"), [
    (("answer", "nope", "Yes."), "There is no question or recommendation 'nope'."),
    (("answer", "ID", "Yes.", "--status", "odd"), "There is no status 'odd'. Write one of: answered, accepted,"),
    (("answer", "ID", "  "), "Write what the answer is"),
    (("answer", "ID", "\x1b\x07"), "Write what the answer is"),
    (("answer", "ID", "a" * 1_001), "the words have 1,001 characters, and 1,000 are the most"),
    (("remove", "nope"), "Nothing was recorded here as 'nope'."),
])  # fmt: skip
def test_what_cannot_be_done_ends_with_a_sentence(book, words, said):
    id = keep(book, "What of flats?")
    done = run(*(id if word == "ID" else word for word in words))
    assert done.exit_code == 1 and said in done.stderr and "Traceback" not in done.stderr


def test_below_officers_nothing_is_listed_or_changed(book, monkeypatch):
    id = keep(book, "What of flats?")
    monkeypatch.setenv("PMF_LEVEL", "councillor")
    for words in (("list",), ("answer", id, "Yes."), ("remove", id)):
        done = run(*words)
        assert done.exit_code == 1 and "Set PMF_LEVEL=officer" in done.stderr and "flats" not in done.output
