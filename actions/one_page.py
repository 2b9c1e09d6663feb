"""Keeps an answer to a page: the longest lists give way first, and say how much they left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines, the most important first. `keep`: so many are never left out."""

    title: str
    lines: tuple[str, ...]
    left_out: int = 0
    keep: int = 1

    @property
    def text(self) -> str:
        """Empty without lines."""
        more = [f"- And {self.left_out} more."] if self.left_out else []
        return "\n".join([f"{self.title}:", *(f"- {line}" for line in self.lines), *more]) if self.lines else ""

    @property
    def words(self) -> int:
        return len(self.text.split())

    def shorter(self) -> Section:
        return replace(self, lines=self.lines[:-1], left_out=self.left_out + 1)


def on_a_page(sections: Sequence[Section], words: int) -> list[Section]:
    """Line after line goes from whichever section is the longest, until all have at most so many words together.

    Over the limit still where nothing more may go.
    """
    kept = list(sections)
    while sum(one.words for one in kept) > words:
        open_to_cut = [at for at, one in enumerate(kept) if len(one.lines) > one.keep]
        if not open_to_cut:
            break
        longest = max(open_to_cut, key=lambda at: kept[at].words)
        kept[longest] = kept[longest].shorter()
    return kept
