"""What recording needs at hand: the sentence's words in one line, the book that they go into, and a plain reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.answer import Answer
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Reading
from actions.scrutiny_book import ScrutinyBook
from actions.scrutiny_memory import remembered
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.vocabulary import Level

LIST_OPEN = "What is still open from scrutiny?"
WHO_SEES = {
    Level.PUBLIC: "Everyone who asks may see it.",
    Level.COUNCILLOR: "Councillors and officers may see it.",
    Level.OFFICER: "Only officers may see it.",
    Level.RESTRICTED: "Only those who see restricted figures may see it.",
}
FIRST = re.compile(r"(?P<id>[\w-]+)[\s:,.–-]*")
NAMED = re.compile(r"“(?P<named>[^“”]+)”: (?P<said>.*)")
KEPT = re.compile(r"kept-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class RecordingDesk:
    asked: Reading
    desk: Desk
    book: ScrutinyBook
    wording: str
    due: date | None

    def say(
        self, headline: str, *sentences: str, follow_ups: Sequence[str] = (LIST_OPEN,), subkind: str | None = None
    ) -> Answer:
        draft = Draft(headline=headline, sentences=list(sentences), metrics=[], follow_ups=list(follow_ups))
        draft.subkind = subkind
        return compose(draft, self.asked, self.desk)

    def held(self) -> list[ScrutinyItem]:
        """All of the home council's, from returns and as recorded."""
        with self.desk.reader() as reader:
            return remembered(self.desk.viewer.home_area, reader, self.desk)


def id_and_words(wording: str, held: Sequence[ScrutinyItem]) -> tuple[str | None, str]:
    """ "kept-3fa92c1d: six rounds" -> that id and "six rounds"; None and all where no id of an item begins it."""
    found = FIRST.match(wording)
    id = found["id"].lower() if found else ""
    if found and (KEPT.fullmatch(id) or any(id == one.id for one in held)):
        return id, wording[found.end() :]
    return None, wording


def name_and_words(wording: str) -> tuple[str | None, str]:
    """ "“weekend crew”: done" -> the words that name the item, and the answer; None and all without such words."""
    found = NAMED.fullmatch(wording)
    return (found["named"], found["said"]) if found else (None, wording)
