"""The few elements that cards are made of: all text wraps, and no colour carries a meaning."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards.core import (
    ActionSet,
    CardElement,
    ColumnDefinition,
    Container,
    Table,
    TableCell,
    TableRow,
    TextBlock,
    ToggleVisibilityAction,
)

from actions.wording.numbers import counted
from bot.teams.cards.escaping import plain

MOST_COLUMNS = 3  # what a phone has room for


def paragraph(markdown: str) -> TextBlock:
    """Of text that is escaped already."""
    return TextBlock(text=markdown, wrap=True)


def title(markdown: str) -> TextBlock:
    return TextBlock(text=markdown, wrap=True, style="heading", size="Large", weight="Bolder")


def heading(markdown: str) -> TextBlock:
    return TextBlock(text=markdown, wrap=True, style="heading", weight="Bolder", spacing="Medium")


def instead(alt: str) -> TextBlock:
    """What a client shows that does not know the element above it."""
    return paragraph(plain(alt))


def number(markdown: str) -> TextBlock:
    return TextBlock(text=markdown, wrap=True, size="ExtraLarge", weight="Bolder", spacing="Medium")


def close(markdown: str) -> TextBlock:
    """A line that belongs to the one above."""
    return TextBlock(text=markdown, wrap=True, spacing="None")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Of escaped text, the head as the first row; as many cells a row as the head has, at most three."""
    widths = [ColumnDefinition(width=1) for _ in head]
    return Table(columns=widths, rows=[table_row(cells) for cells in (head, *rows)], first_row_as_headers=True)


def table_row(cells: Sequence[str]) -> TableRow:
    return TableRow(cells=[TableCell(items=[paragraph(cell)]) for cell in cells])


def more_in_words(more: int, thing: str) -> list[CardElement]:
    """ "3 more measures are not listed here."; nothing where there are none."""
    said = f"{counted(more, f'more {thing}')} {'is' if more == 1 else 'are'} not listed here."
    return [paragraph(said)] if more > 0 else []


def hidden(id: str, items: Sequence[CardElement]) -> Container:
    """Shown by a toggle of the same id."""
    return Container(id=id, is_visible=False, items=list(items))


def toggles(names: Sequence[tuple[str, str]]) -> ActionSet:
    """(id of what is hidden, what the button says) in order."""
    return ActionSet(actions=[ToggleVisibilityAction(title=name, target_elements=[id]) for id, name in names])
