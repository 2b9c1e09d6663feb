"""A run of one part of the benchmark leaves what the others wrote as it was."""

from __future__ import annotations

from pathlib import Path

from bench.__main__ import PARTS, Part, main
from bench.page import HEAD, parts_of, renew

ORDER = ["Questions", "Loading", "Many metrics"]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def test_one_part_is_renewed_and_the_others_stay(tmp_path):
    page = tmp_path / "performance.md"
    renew(page, {"Questions": "8 ms\n\n| a | b |", "Loading": "5 s"}, ORDER)
    renew(page, {"Loading": "6 s"}, ORDER)
    assert parts_of(page.read_text()) == {"Questions": "8 ms\n\n| a | b |", "Loading": "6 s"}


def test_parts_stand_in_one_order_whichever_was_measured_first(tmp_path):
    page = tmp_path / "performance.md"
    for title in reversed(ORDER):
        renew(page, {title: "text"}, ORDER)
    assert list(parts_of(page.read_text())) == ORDER
    assert page.read_text().startswith(HEAD)


def test_renewing_with_the_same_text_changes_nothing(tmp_path):
    page = tmp_path / "performance.md"
    renew(page, {"Questions": "8 ms", "Loading": "5 s"}, ORDER)
    before = page.read_text()
    renew(page, {"Questions": "8 ms"}, ORDER)
    assert page.read_text() == before


def parts(measured: list[str]) -> dict[str, Part]:
    def part(name: str) -> Part:
        def text(folder: Path) -> str:
            assert folder.is_dir() and not list(folder.iterdir())
            measured.append(name)
            return f"{name} measured"

        return Part(name.capitalize(), text)

    return {name: part(name) for name in ("questions", "loading")}


def test_only_the_parts_that_were_named_are_measured(tmp_path):
    measured: list[str] = []
    assert main(["loading"], tmp_path / "page.md", parts(measured)) == 0
    assert measured == ["loading"]
    assert list(parts_of((tmp_path / "page.md").read_text())) == ["Loading"]


def test_all_parts_are_measured_where_none_is_named(tmp_path):
    measured: list[str] = []
    assert main([], tmp_path / "page.md", parts(measured)) == 0
    assert measured == ["questions", "loading"]


def test_an_unknown_part_is_named_with_those_there_are_and_nothing_is_measured(tmp_path, capsys):
    measured: list[str] = []
    assert main(["loading", "speed"], tmp_path / "page.md", parts(measured)) == 2
    assert not measured and not (tmp_path / "page.md").exists()
    assert "There is no part speed. Name some of: questions, loading" in capsys.readouterr().err


def test_the_page_of_the_project_is_made_of_the_parts_that_can_be_renewed():
    assert set(parts_of(PAGE.read_text())) <= {part.title for part in PARTS.values()}
