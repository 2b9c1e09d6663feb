"""How scrutiny's questions and recommendations may be asked for: one kind alone, or by how they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from actions.compose import fitting
from actions.reading import Reading
from actions.wording.scrutiny_items import STATUS_WORDS, kinds_words, tally_words
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus


def stands_so(status: ScrutinyStatus, item: ScrutinyItem, today: date) -> bool:
    return item.status is status


@dataclass(frozen=True, slots=True)
class Way:
    """What `Reading.part` narrows it to. `thing`: its name; `so`: how those are that are wanted, one and several, where
    that is asked of all of `kind`.
    """

    thing: str
    wanted: Callable[[ScrutinyItem, date], bool]
    so: tuple[str, str] | None = None
    kind: ScrutinyKind | None = None


ANY = Way("question or recommendation", lambda item, today: True)
TO_RECOMMENDATIONS: dict[ScrutinyStatus, ScrutinyKind] = dict.fromkeys(
    (ScrutinyStatus.ACCEPTED, ScrutinyStatus.REJECTED, ScrutinyStatus.DONE), ScrutinyKind.RECOMMENDATION
)
WAYS: dict[str, Way] = {
    "question": Way("question", lambda item, today: item.kind is ScrutinyKind.QUESTION),
    "recommendation": Way("recommendation", lambda item, today: item.kind is ScrutinyKind.RECOMMENDATION),
    "open": Way("open question or recommendation", lambda item, today: item.is_open),
    "overdue": Way(ANY.thing, lambda item, today: item.is_overdue(today), ("is overdue", "are overdue")),
    **{
        status: Way(
            ANY.thing, partial(stands_so, status), (f"is {words}", f"are {words}"), TO_RECOMMENDATIONS.get(status)
        )
        for status, words in STATUS_WORDS.items()
        if status is not ScrutinyStatus.OPEN
    },
}
KINDS_SAID = ((ScrutinyKind.QUESTION, "question"), (ScrutinyKind.RECOMMENDATION, "recommend"))


def of_kind(items: list[ScrutinyItem], way: Way, asked: Reading) -> list[ScrutinyItem]:
    """Among which those are counted that stand as was asked: of the kind that is named, or to which it happens."""
    said = [kind for kind, word in KINDS_SAID if word in (asked.wording or "").casefold()]
    kind = said[0] if len(said) == 1 else way.kind
    return [one for one in items if one.kind is kind] or items if way.so and kind else items


def standing_so(
    items: Sequence[ScrutinyItem], among: Sequence[ScrutinyItem], so: tuple[str, str], about: str, where: str
) -> str:
    """ "1 of 4 recommendations of scrutiny in Nottingham is rejected."; where none is, how they all stand."""
    if len(among) == 1:
        start = f"The one {kinds_words(among, plural=False)} of scrutiny"
        verb, tally = f"is {'' if items else 'not '}{so[0].removeprefix('is ')}", tally_words(among).removeprefix("1 ")
    else:
        start = f"{len(items) or 'None'} of {len(among)} {kinds_words(among, plural=True)} of scrutiny"
        verb, tally = so[len(items) > 1], tally_words(among)
    ends = ["."] if items else [f": {tally}.", "."]
    return fitting([f"{start}{middle} {verb}{end}" for end in ends for middle in (f"{about} in {where}", about, "")])
