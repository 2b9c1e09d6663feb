"""From conversations to examples: each turn read after a question that was read right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actions.reading import Reading, Scope, ScopeKind
from bot.understanding.follow_ups import has_subject
from bot.understanding.meaning.nearest import written_out
from bot.understanding.reader import Opinion
from bot.understanding.reading_by_words import ReadingByWords
from bot.understanding.turns.conversations import Conversation, Said
from bot.understanding.turns.learned_turns import AS_RULED, STAYS, TurnExample
from bot.understanding.turns.marks import Turn, kind_marks, subject_marks
from data_layer.catalogue import Catalogue


@dataclass(frozen=True)
class TurnsByWords(ReadingByWords):
    """Reads conversations. `opinion`: how likely each kind is, as learned of whole questions."""

    opinion: Opinion

    def __call__(self, told: Iterable[Conversation]) -> list[TurnExample]:
        return [found for each in told for found in self._turns_of(each)]

    def _turns_of(self, conversation: Conversation) -> Iterator[TurnExample]:
        last: Reading | None = None
        for one in conversation:
            turn = None
            if last is not None and has_subject(last):
                turn = self.understanding.turn(one.text, last=last, home_area=self.home, opinion=self.opinion)
            if turn:
                yield example(one, turn, self.catalogue)
            read = turn.ruled if turn else self.understanding.read(one.text, last=last, home_area=self.home)
            right = set_right(read, one)
            last = last if right.aside and last else right


def example(said: Said, turn: Turn, catalogue: Catalogue) -> TurnExample:
    return TurnExample(
        kind_marks(turn),
        subject_marks(turn, catalogue),
        written_out(turn.heard.told or said.text),
        said.kind,
        tuple(subjects_meant(said, turn, catalogue)),
    )


def subjects_meant(said: Said, turn: Turn, catalogue: Catalogue) -> Iterator[str]:
    """What would be right; none where neither the rules nor any one measure learned of would be."""
    last, ruled = turn.last.metrics, turn.ruled
    if said.theme:
        if said.theme in {turn.last.scope.id, ruled.scope.id}:
            yield STAYS if turn.last.scope.id == said.theme else AS_RULED
    elif not said.about:
        yield AS_RULED
    elif any(set(each) == set(last) or each[0] in last[:1] for each in said.about):
        yield STAYS
    else:
        if any(set(each) <= set(ruled.metrics) for each in said.about):
            yield AS_RULED
        if not catalogue.metrics[said.about[0][0]].is_own:
            yield said.about[0][0]


def set_right(reading: Reading, said: Said) -> Reading:
    """The Reading with the kind and the subject that were meant."""
    right: dict[str, object] = {}
    if reading.kind is not said.kind:
        right |= {"kind": said.kind, "subkind": None, "doubt": None, "missing": None}
    if said.theme and reading.scope.id != said.theme:
        right |= {"metrics": (), "scope": Scope(kind=ScopeKind.THEME, id=said.theme)}
    if said.about and not any(set(each) <= set(reading.metrics) for each in said.about):
        right |= {"metrics": said.about[0], "scope": Scope(kind=ScopeKind.METRIC), "doubt": None, "missing": None}
    return reading.model_copy(update=right)
