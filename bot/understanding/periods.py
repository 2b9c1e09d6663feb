"""Times in a question: "2021/22", "last year", "since 2018", "Q3 2024", "at 31 March 2023"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.understanding import period_rules as rules
from bot.understanding.spotting import Spotter
from data_layer.periods import PeriodAsked


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """A time and where it stands in the text. `asked` is None for the latest, which needs no search.

    `in_hand` is true where the time counts from the figure last spoken of ("the year before"); `against` where a
    change between then and now is meant by itself ("since 2018", "the last five years").
    """

    start: int
    end: int
    asked: PeriodAsked | None
    in_hand: bool = False

    @property
    def against(self) -> bool:
        return self.asked is not None and (self.asked.spans or self.asked.newest is not None)


def periods_in(lower: str) -> list[PeriodSaid]:
    """All times in a text in small letters, in its order; what one rule has read no other reads again."""
    taken: list[PeriodSaid] = []
    for pattern, make in (RULES[at] for at in SPOTTER.possible(lower)):
        for match in pattern.finditer(lower):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            taken += list(made(match, make))
    return sorted(taken, key=lambda one: one.start)


def made(match: re.Match[str], make: rules.Make) -> Iterator[PeriodSaid]:
    read = make(match)
    if read is not None:
        words = " ".join(match.group().split())
        asked = None if isinstance(read, rules.Latest) else rules.as_asked(read, words)
        yield PeriodSaid(match.start(), match.end(), asked, in_hand=getattr(read, "in_hand", False))


RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], rules.Read | None]]] = [
    (re.compile(pattern), make) for pattern, make in rules.TABLE
]
SPOTTER = Spotter([pattern for pattern, _ in RULES])
