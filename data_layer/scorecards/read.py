"""The two steps of an import: propose what a scorecard says and ask, then read it with the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from data_layer.scorecards import measures_down, turned_round
from data_layer.scorecards.assemble import NO_RESULT, Assembly
from data_layer.scorecards.cells import Gathered
from data_layer.scorecards.checks import cautions, counted
from data_layer.scorecards.columns import EMPTY, ColumnRead, answered_columns, columns_read
from data_layer.scorecards.errors import NoTableFault
from data_layer.scorecards.grid import Sheet, Workbook
from data_layer.scorecards.grid import read as read_grid
from data_layer.scorecards.headers import Found, Table, filled, tables_in
from data_layer.scorecards.headings import Role
from data_layer.scorecards.mapping import ScorecardMapping, signature_of
from data_layer.scorecards.model import Imported, LeftOut
from data_layer.scorecards.pairing import paired
from data_layer.scorecards.proposal import Proposal, TableFound
from data_layer.scorecards.questions import Asking
from data_layer.scorecards.registry import Known, Registry
from data_layer.scorecards.tolerances import with_tolerances
from data_layer.scorecards.when import calendar_of


def propose(path: Path, mapping: ScorecardMapping | None = None, home_names: Sequence[str] = ()) -> Proposal:
    """What a file seems to hold, with what must be asked. Raises ScorecardFault where no table can be read."""
    return proposal_of(read_grid(path), mapping, tuple(home_names), dict(mapping.answers) if mapping else {})


def answered(proposal: Proposal, answers: Mapping[str, str]) -> Proposal:
    """The proposal with more answers, by the ids of its questions. Raises AnswerFault for one that is no choice."""
    return proposal_of(proposal.workbook, proposal.mapping, proposal.home_names, {**proposal.answers, **answers})


def imported(proposal: Proposal, answers: Mapping[str, str] | None = None) -> Imported:
    """What is to be loaded; what is still unanswered is left out or kept without direction, and said."""
    return answered(proposal, answers or {}).preview


@dataclass(slots=True)
class Reading:
    """What is collected over all sheets."""

    asking: Asking
    gathered: Gathered = field(default_factory=Gathered)
    tables: list[TableFound] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def proposal_of(
    workbook: Workbook, mapping: ScorecardMapping | None, home_names: tuple[str, ...], answers: dict[str, str]
) -> Proposal:
    reading = Reading(Asking(answers, kept=mapping.answers if mapping else {}), doubts=list(workbook.doubts))
    visible = [sheet for sheet in workbook.sheets if not sheet.hidden]
    reading.doubts += [f"sheet {sheet.name!r} is hidden and was not read" for sheet in workbook.sheets if sheet.hidden]
    found = [(sheet, tables_in(sheet)) for sheet in visible]
    with_tables = [sheet for sheet, tables in found if tables.tables]
    if not with_tables:
        raise NoTableFault(
            workbook.file, f"{len(visible)} sheets looked at" if len(visible) > 1 else "the whole file looked at"
        )
    for sheet, tables in found:
        read_sheet(reading, sheet, tables, len(with_tables) > 1)
    headings = tuple(dict.fromkeys(c.heading for table in reading.tables for c in table.columns if c.heading))
    known = tuple(Known(m.key, m.code, m.name) for m in mapping.measures) if mapping else ()
    assembly = Assembly(reading.asking, Registry(reading.asking, known))
    result = with_tolerances(assembly.imported(reading.gathered, home_names), reading.asking)
    result = replace(result, cautions=(*cautions(result), *counted(result, reading.gathered.counts)))
    signature = signature_of(headings)
    doubts = [*reading.doubts, *said(result, reading)]
    if mapping and mapping.signature != signature:
        doubts.append("the headings are not those of the saved mapping: its answers were used where they still fit")
    if not result.measures and not reading.asking.asked:
        raise NoTableFault(workbook.file, "headings were found, but no row of a measure below them")
    return Proposal(
        workbook,
        tuple(reading.tables),
        tuple(reading.asking.asked.values()),
        tuple(dict.fromkeys(doubts)),
        result,
        {**answers, **reading.asking.used},
        signature,
        headings,
        mapping,
        home_names,
    )


def read_sheet(reading: Reading, sheet: Sheet, found: Found, name_is_section: bool) -> None:
    if not found.tables and sheet.rows:
        reading.doubts.append(f"no table of measures was found on sheet {sheet.name!r}")
    for row in found.loose:
        column, raw = filled(sheet, row)[0]
        reading.gathered.left_out.append(
            LeftOut(sheet.origin(row, column), str(raw)[:60], "it stands under no headings")
        )
    for summary in found.summaries:
        origin = sheet.origin(summary.row, 0)
        reading.gathered.counts += [(word, number, origin) for word, number in summary.counts]
        reading.gathered.left_out.append(
            LeftOut(origin, "a summary of ratings", "it counts ratings, it holds no measures")
        )
    titles = tuple(title for table in found.tables[:1] for title in table.titles)
    for table in found.tables:
        read_table(reading, replace(table, section=table.section or (sheet.name if name_is_section else None)), titles)


def read_table(reading: Reading, table: Table, titles: tuple[str, ...]) -> None:
    columns = columns_read(table)
    turned = turned_round.is_turned(table, columns)
    columns = (
        turned_round.turned_columns(table, columns)
        if turned
        else paired(answered_columns(columns, table, reading.asking))
    )
    calendar = calendar_of(table, columns, reading.asking, titles)
    gathered = (
        turned_round.gathered(table, columns, calendar) if turned else measures_down.gathered(table, columns, calendar)
    )
    for name in ("entries", "loose_notes", "left_out", "counts"):
        getattr(reading.gathered, name).extend(getattr(gathered, name))
    left_out_columns(reading, table, columns)
    rows = (table.first + 1, table.end)
    reading.tables.append(TableFound(table.sheet.name, rows, table.section, tuple(columns), turned, table.guessed))
    if table.guessed:
        reading.doubts.append("no heading was known: the first row of words was taken for the headings")


def left_out_columns(reading: Reading, table: Table, columns: list[ColumnRead]) -> None:
    """Columns that hold something and are not loaded, each once."""
    for column in columns:
        if column.role in {Role.COMPARATOR, Role.FORECAST, Role.UNKNOWN, Role.IGNORED} and column.reason != EMPTY:
            why = column.doubt if column.role is Role.UNKNOWN and column.doubt else f"{column.role}: {column.reason}"
            origin = table.sheet.origin(table.header[-1], column.index)
            reading.gathered.left_out.append(LeftOut(origin, f"the column {column.heading!r}", why))


def said(result: Imported, reading: Reading) -> list[str]:
    """What a person should know before loading."""
    doubts = []
    has_status = any(column.role is Role.STATUS for table in reading.tables for column in table.columns)
    if not any(value.status_as_given for value in result.values):
        waiting = any(each.why == NO_RESULT for each in result.left_out)
        shown = (
            "the column of ratings is empty: it may show icons or colours only" if has_status else "it shows no ratings"
        )
        if not waiting:
            doubts.append(f"no RAG found ({shown}); none was worked out in its place")
    elif any(v.status_as_given and v.status_as_given.given_by == "colour" for v in result.values):
        doubts.append("ratings were read from the colours of cells: check some of them")
    areas = sorted({value.area for value in result.values if value.area})
    if areas:
        doubts.append(
            f"the file holds figures of {len(areas)} areas ({', '.join(areas[:6])}{', ...' if len(areas) > 6 else ''})"
        )
    undirected = sum(1 for measure in result.measures if measure.better_when is None)
    if undirected:
        doubts.append(
            f"{undirected} of {len(result.measures)} measures have no direction until it is said which way is better"
        )
    return doubts
