"""An answer's figures as a file: every figure and its comparators, as published, with notes, and nothing that runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer
from bot.lasting import Lasting
from bot.render.export_csv import csv_file
from bot.render.export_rows import COLUMNS
from bot.render.export_xlsx import xlsx_file
from bot.render.exports import Export, NoFigures, export_of, file_name
from bot.store.conversations import Remembered
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.assistants import DAY, viewer
from tests.served import HOME
from tests.snapshot import shared_snapshots

DERBY, LEICESTER = AreaCode("E06000015"), AreaCode("E06000016")
RECYCLING = MetricId("recycling_rate")
ASKED_AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
ADDRESS = "https://pmf.example/a/abc"


def opened(reading: Reading) -> Lasting:
    desk = Desk(shared_snapshots(HOME).current(), viewer(), DAY, ASKED_AT)
    kept = Remembered("abc", reading, Level.PUBLIC, HOME, DAY, ASKED_AT)
    return Lasting(kept, desk, answer(reading, desk))


def exported(reading: Reading) -> Export:
    one = opened(reading)
    return export_of(one.answer, one.desk.catalogue, HOME, ADDRESS, one.origins())


def asked(kind: Kind, *areas: AreaCode, groups: tuple[Group, ...] = ()) -> Reading:
    return Reading(kind=kind, metrics=(RECYCLING,), areas=areas or (HOME,), comparators=groups)


@cache
def compared() -> Export:
    return exported(asked(Kind.COMPARISON, groups=(Group.NEAREST_NEIGHBOURS, Group.CORE_CITIES)))


@cache
def over_time() -> Export:
    return exported(asked(Kind.TREND, HOME, DERBY))


def table(export: Export) -> list[dict[str, str]]:
    """The figures of a CSV as its reader finds them."""
    rows = list(csv.DictReader(io.StringIO(csv_file(export).decode("utf-8-sig"))))
    return rows[: len(export.rows)]


def workbook(export: Export) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_file(export)))


def sheet_rows(export: Export) -> list[dict[str, object]]:
    head, *rows = workbook(export)["Figures"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


# What is in it


def test_the_figure_has_its_row_with_all_that_was_said_of_it():
    """Defra, recycling 2023/24: Nottingham 26.7%, up 1.6 points; 14 of 15 neighbours publish, median 35.6%."""
    first = sheet_rows(compared())[0]
    assert first["council"] == "Nottingham" and first["code"] == HOME and first["period"] == "2023/24"
    assert (first["value"], first["unit"], first["status"]) == (26.7, "%", "final")
    assert (first["direction"], first["change from"], first["change"]) == ("improving", "2022/23", pytest.approx(1.6))
    assert (first["comparator group"], first["band"]) == ("Nottingham's nearest neighbours", "lowest quarter")
    assert (first["median"], first["members with a figure"], first["members"]) == (pytest.approx(35.6), 14, 15)
    assert first["published"] == datetime(2025, 3, 27) and first["age in months"] == 32
    assert first["publisher"] == "Department for Environment, Food and Rural Affairs"


def test_each_comparator_has_one_row_with_its_own_figure_and_its_groups():
    rows = {row["council"]: row for row in sheet_rows(compared())}
    assert len(rows) == len(compared().rows)
    assert (rows["Derby"]["value"], rows["Derby"]["listed as"]) == (40.5, "comparator")
    assert rows["Bristol"]["value"] is None and rows["Bristol"]["status"] == "not available"
    assert rows["Bristol"]["comparator group"] == "Nottingham's nearest neighbours; the core cities"
    assert rows["Cardiff"]["comparator group"] == "the core cities" and rows["Cardiff"]["band"] is None


def test_a_comparators_figure_names_its_own_publisher():
    """Cardiff's recycling is not Defra's to publish."""
    rows = {row["council"]: row for row in sheet_rows(compared())}
    assert rows["Cardiff"]["value"] == pytest.approx(60.1)
    assert rows["Cardiff"]["source"] != rows["Derby"]["source"] == rows["Nottingham"]["source"]
    assert any(label == "Source" and str(rows["Cardiff"]["source"]) in text for label, text in compared().notes)


def test_a_council_asked_about_that_is_also_a_comparator_stands_once():
    rows = table(exported(asked(Kind.COMPARISON, HOME, DERBY, groups=(Group.NEAREST_NEIGHBOURS,))))
    derby = [row for row in rows if row["code"] == DERBY]
    assert len(derby) == 1 and derby[0]["listed as"] == "asked about" and derby[0]["band"]


def test_a_series_is_given_whole_oldest_first():
    held = shared_snapshots(HOME).current().catalogue(Level.PUBLIC).held(RECYCLING, DERBY)
    rows = [row for row in table(over_time()) if row["code"] == DERBY]
    assert [row["period"] for row in rows] == [period.label for period in held]
    assert rows[0]["value"] == "47.5" and rows[-1]["value"] == "40.5"
    # an older point has no age of its own, the newest has
    assert [row["age in months"] for row in rows] == [""] * (len(rows) - 1) + ["32"]


def test_a_theme_has_a_row_for_each_measure():
    theme = Reading(kind=Kind.PERFORMANCE, scope=Scope(kind=ScopeKind.THEME, id="waste"), areas=(HOME,))
    export = exported(theme)
    own = [row.measure for row in export.rows if row.listed_as == "asked about"]
    assert len(own) == len(set(own)) > 3 and own == sorted(own, key=str.casefold)
    assert export.name.startswith("waste")


def test_the_notes_say_how_it_was_read_what_to_beware_of_where_it_is_from_and_where_it_is_again():
    notes: dict[str, list[str]] = {}
    for label, text in compared().notes:
        notes.setdefault(label, []).append(text)
    assert "recycling rate" in notes["Read as"][0] and notes["Level"] == ["public"]
    assert any("No newer figure is held" in text for text in notes["Beware"])
    assert "Open Government Licence" in " ".join(notes["Licence"]) and notes["Attribution"]
    assert any("beside the core cities: median" in text for text in notes["Also compared"])
    assert notes["Snapshot of the data"] == [shared_snapshots(HOME).current().id]
    assert notes["Asked"] == ["24 November 2026, 09:00 UTC"] and notes["Address of the answer"] == [ADDRESS]
    assert notes["Definition"][0].endswith(".") and "home council first" in notes["Order"][0]


def test_the_level_is_printed_in_notes_and_name():
    one = opened(asked(Kind.PERFORMANCE))
    above: Answer = one.answer.model_copy(update={"level": "officer"})
    export = export_of(above, one.desk.catalogue, HOME, ADDRESS, {})
    assert ("Level", "officer: for officers only") in export.notes and export.name.startswith("officer-level-")
    assert "level: officer" in (workbook(export).properties.keywords or "")


@pytest.mark.parametrize("kind", [Kind.DEFINITION, Kind.HELP, Kind.CATALOGUE])
def test_without_figures_there_is_no_file_but_a_sentence(kind):
    with pytest.raises(NoFigures, match="has no figures to export"):
        exported(asked(kind))


# The two forms


def test_both_forms_hold_the_same_figures():
    def same(cell: object) -> str:
        return cell.date().isoformat() if isinstance(cell, datetime) else "" if cell is None else str(cell)

    for export in (compared(), over_time()):
        assert [{key: same(cell) for key, cell in row.items()} for row in sheet_rows(export)] == table(export)


def test_csv_opens_right_in_a_spreadsheet_and_keeps_its_shape():
    written = csv_file(compared())
    assert written.startswith(b"\xef\xbb\xbf") and written.count(b"\n") == written.count(b"\r\n")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert b'"Nottingham","E06000018","2023/24",26.7,"%"' in written


def test_the_workbook_has_real_numbers_dates_a_fixed_heading_and_a_title():
    book = workbook(compared())
    sheet = book["Figures"]
    at = {str(head.value): cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert at["value"].data_type == "n" and at["value"].number_format == "#,##0.0"
    assert at["members"].number_format == "0" and at["published"].number_format == "d mmm yyyy"
    assert sheet.freeze_panes == "D2" and book.sheetnames == ["Figures", "Notes"]
    assert book.properties.title == compared().title and compared().title == "Recycling rate, Nottingham, 2023/24"


def test_the_same_export_is_the_same_file():
    assert xlsx_file(compared()) == xlsx_file(compared())
    again = exported(asked(Kind.COMPARISON, groups=(Group.NEAREST_NEIGHBOURS, Group.CORE_CITIES)))
    assert csv_file(again) == csv_file(compared()) and xlsx_file(again) == xlsx_file(compared())


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_text_that_would_run_as_a_formula_stays_text(begins):
    """A council's own words come from its files, and may be anything."""
    hostile = f"{begins}|cmd"
    rows = [replace(compared().rows[0], status_as_given=hostile, change=-1.6)]
    export = replace(compared(), rows=rows, notes=[("Beware", hostile)])
    row = table(export)[0]
    assert row["status as given"] == f"'{hostile}" and row["change"] == "-1.6"
    last = list(csv.reader(io.StringIO(csv_file(export).decode("utf-8-sig"), newline="")))[-1]
    assert last[:2] == ["Beware", f"'{hostile}"]
    book = workbook(export)
    column = get_column_letter([one.name for one in COLUMNS].index("status_as_given") + 1)
    cells = [book["Figures"][f"{column}2"], book["Notes"]["B2"]]
    assert all(cell.data_type == "s" and cell.quotePrefix and "cmd" in str(cell.value) for cell in cells)


def test_control_characters_do_not_break_the_workbook():
    rows = [replace(compared().rows[0], status_as_given="on\x00 track\x1f")]
    assert sheet_rows(replace(compared(), rows=rows))[0]["status as given"] == "on track"


def test_binary_fractions_leave_no_noise():
    rows = [replace(compared().rows[0], value=0.1 + 0.2, median=37.0, target_due=date(2027, 3, 31))]
    row = table(replace(compared(), rows=rows))[0]
    assert (row["value"], row["median"], row["target due"]) == ("0.3", "37", "2027-03-31")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["Recycling rate", "Nottingham", "2023/24"], "recycling-rate-nottingham-2023-24"),
        (['../..\\"x"\r\nSet-Cookie: a'], "x-set-cookie-a"),
        (["Ynys Môn", "£ million"], "ynys-mon-million"),
        (["回收率"], "figures"),
        ([], "figures"),
    ],
)
def test_a_file_name_is_safe_and_tells_what_is_in_it(parts, name):
    assert file_name(parts) == name


def test_a_long_file_name_ends_with_a_whole_word():
    name = file_name(["household waste " * 10])
    assert len(name) <= 80 and name.split("-")[-1] in {"household", "waste"}
