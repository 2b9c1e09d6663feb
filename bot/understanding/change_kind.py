"""Another kind of answer about the same: the figure, over time, against others, what it means."""

from __future__ import annotations

from actions.reading import Kind, ScopeKind, Slot
from actions.reading_kinds import KINDS, KINDS_READ, one_period
from bot.understanding.change import KEPT_BESIDE_A_GROUP, Turn
from bot.understanding.decide_kind import lenses
from bot.understanding.decision import decide
from bot.understanding.follow_ups import kind_meant
from bot.understanding.frame import Frame


def replace_kind(turn: Turn) -> None:
    """What the kind cannot be told by is put aside: a group, a single period of a series, a run of years elsewhere."""
    frame = turn.frame
    frame.kind, frame.subkind = kind_named(turn)
    frame.statistic = None
    is_run = frame.period is not None and one_period(frame.period) is None
    fits = is_run == (frame.kind is Kind.TREND)
    frame.period = frame.period if fits else None
    if not fits or kind_meant(turn.last) is Kind.DEFINITION:
        frame.said.discard(Slot.PERIOD)
    if frame.kind not in KEPT_BESIDE_A_GROUP:
        frame.comparators = ()
        frame.assumed = [one for one in frame.assumed if one.what != Slot.COMPARATOR]
    if frame.kind is Kind.DEFINITION:
        frame.assumed = []  # it is of no place and no time


def kind_named(turn: Turn) -> tuple[Kind, str | None]:
    """With its subkind: of the choices by value or label, else what the words ask to be done with a measure."""
    said = turn.value.casefold()
    chosen = next((kind for kind, words in KINDS.items() if said in {kind.value, words}), None)
    if chosen:
        return chosen, None
    operations = set(turn.heard.operations.sure)
    row = decide(operations, ScopeKind.METRIC, lenses(Frame(), operations))
    # the last row fits whatever is asked
    asked = row is not None and (row.operation or row.lens or "value" in operations)
    if row is None or not asked or row.kind not in KINDS_READ:
        raise turn.not_understood("kind of answer")
    return row.kind, row.subkind
