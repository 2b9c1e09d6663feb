"""Questions as lines, for the one who asks them or the one who will be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from actions.desk import Desk
from actions.question_evidence import Evidence, gather
from actions.question_grounds import grounds
from actions.questions_chosen import MOST, Asking
from actions.reading import Asker, Reading
from actions.wording.late_promises import late_promises
from actions.wording.questions_to_ask import ASKED, Family, brief_question
from actions.wording.to_have_ready import to_have_ready
from data_layer.catalogue import Catalogue
from data_layer.facts import Figure

MOST_OF_ONE = 2  # of a family, below a single figure
RANK = "rank"  # the statistic of a question about a ranking
NO_RANKING = (
    "There is no ranking of councils here: a figure stands in a quarter of a group, and questions rest on that."
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the questions are put to the one who asks for them: to be asked, or to be expected."""

    title: str
    verb: str
    ready: bool


MANNERS = {
    Asker.SCRUTINY_MEMBER: Manner("Questions to ask", "to ask", ready=False),
    Asker.PORTFOLIO_HOLDER: Manner("Expect to be asked", "to expect", ready=True),
}


def manner_of(asked: Reading) -> Manner:
    return MANNERS[asked.asker or Asker.SCRUTINY_MEMBER]


def no_ranking(asked: Reading) -> list[str]:
    return [NO_RANKING] if asked.statistic == RANK else []


def evidence_of(figure: Figure, asked: Reading, desk: Desk) -> tuple[Evidence, list[Asking]]:
    """What questions about one measure rest on, and those about actions for it that are late."""
    found = gather(asked, figure.observation.area, desk)
    eased = next((one.eased for one in found.every), None)
    late = [Asking(one.words, one.on) for one in late_promises(found)]
    return Evidence(figure, desk.catalogue.metrics[figure.observation.metric], eased), late


def lines_of_one(figure: Figure, asked: Reading, desk: Desk) -> list[str]:
    """Below a headline that has the figure; eight at most, two of a family, what is late last."""
    one, late = evidence_of(figure, asked, desk)
    of_family: Counter[Family] = Counter()
    asking: list[Asking] = []
    for ground in grounds(one, desk.viewer):
        family = ASKED[ground].family
        words = brief_question(ground, one, desk.catalogue) if of_family[family] < MOST_OF_ONE else None
        if words:
            of_family[family] += 1
            # what the figure shows stands above it, so that only what is to be brought is said
            asking.append(Asking(words, None, family))
    return lines_of([*asking[: MOST - len(late)], *late], asked, desk.catalogue)


def lines_of(asking: Sequence[Asking], asked: Reading, catalogue: Catalogue, *, on_page: bool = False) -> list[str]:
    """With what to have ready, for the one who will be asked."""
    if not manner_of(asked).ready:
        return [one.words for one in asking]
    return [f"{one.words} {to_have_ready(one.words, one.on, one.family, catalogue, on_page=on_page)}" for one in asking]


def listed_section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}" for line in lines)]) if lines else ""
