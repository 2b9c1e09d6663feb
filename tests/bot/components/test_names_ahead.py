"""Names of a council's own measures: worked out beside the questions, waited for, and kept for the next start."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from bot.components import names_ahead
from bot.components.names_ahead import kept_in, make_ready, worked_out


class Stand:
    """Names that are missing until they are prepared, or recalled from a file."""

    def __init__(self, may_go_on: Event, *, fails: bool = False) -> None:
        self.missing, self.ready, self._may_go_on, self._fails = True, False, may_go_on, fails

    def recall(self, file: Path) -> None:
        self.missing = not file.is_file()

    def keep(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()

    def prepare(self) -> None:
        self._may_go_on.wait(10)
        if self._fails:
            raise RuntimeError("no layers")
        self.missing, self.ready = False, True


@pytest.fixture(autouse=True)
def var_dir(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("PMF_VAR_DIR", str(tmp_path))
    return tmp_path


def test_what_is_missing_is_worked_out_beside_the_questions_and_can_be_waited_for(var_dir):
    stand = Stand(may_go_on := Event())
    make_ready(stand)
    assert not stand.ready
    may_go_on.set()
    worked_out()
    assert stand.ready and kept_in().is_file() and kept_in().is_relative_to(var_dir)


def test_at_the_next_start_nothing_is_missing():
    for _ in range(2):
        stand = Stand(may_go_on := Event())
        may_go_on.set()
        make_ready(stand)
        worked_out()
    assert stand.ready and names_ahead.RUNNING == []


def test_a_failure_is_logged_and_words_alone_decide(caplog):
    stand = Stand(may_go_on := Event(), fails=True)
    may_go_on.set()
    make_ready(stand)
    worked_out()
    assert not stand.ready and "words alone decide" in caplog.text and not kept_in().exists()


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_next_start(var_dir, caplog):
    (var_dir / "names").touch()
    stand = Stand(may_go_on := Event())
    may_go_on.set()
    make_ready(stand)
    worked_out()
    assert stand.ready and "could not be kept" in caplog.text
