"""What was found in a scorecard and how it was read: shown, and corrected, before anything is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_layer.scorecards.columns import ColumnRead
from data_layer.scorecards.grid import Workbook
from data_layer.scorecards.mapping import ScorecardMapping
from data_layer.scorecards.model import Imported
from data_layer.scorecards.questions import Question


@dataclass(frozen=True, slots=True)
class TableFound:
    """`rows`: first and last below the headings, as spreadsheets number them."""

    sheet: str | None
    rows: tuple[int, int]
    section: str | None
    columns: tuple[ColumnRead, ...]
    turned_round: bool
    guessed: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """`preview` is what would be loaded with the answers so far; `answers` those given or kept."""

    workbook: Workbook
    tables: tuple[TableFound, ...]
    questions: tuple[Question, ...]
    doubts: tuple[str, ...]
    preview: Imported
    answers: Mapping[str, str]
    signature: str
    headings: tuple[str, ...]
    mapping: ScorecardMapping | None
    home_names: tuple[str, ...]
