"""Which questions are put: five to eight of what the evidence carries, not all of one kind, none in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from actions.question_evidence import Evidence, Gathered
from actions.question_grounds import grounds
from actions.wording.late_promises import late_promises
from actions.wording.questions_to_ask import ASKED, Family, Ground, question, ways
from data_layer.catalogue import Catalogue
from data_layer.viewer import Viewer
from data_layer.vocabulary import MetricId

FEWEST, MOST = 5, 8
MOST_STRONG = 4
STRONG = (Family.TARGET, Family.CHANGE, Family.GAP)
BESIDE = (Family.SURE, Family.AGE, Family.GOOD)
ENOUGH = 3  # before how a figure moves and stands within the usual is asked about
QUOTA = {
    **dict.fromkeys(STRONG, 3),
    **dict.fromkeys(BESIDE, 1),
    Family.TOLD: 1,
    Family.AIM: 1,
    Family.COURSE: FEWEST,
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and the figure that it rests on; without a family it rests on a promise that is late."""

    words: str
    on: Evidence | None
    family: Family | None = None


@dataclass(slots=True)
class Picking:
    """What is left to be asked of each figure, those most in need first, and what has been asked so far."""

    left: list[tuple[Evidence, list[Ground]]]
    current: bool  # whether any figure is
    words: Callable[[Ground, Evidence, int], str | None]
    picked: list[Asking] = field(default_factory=list)
    said: Counter[Ground] = field(default_factory=Counter)
    of_family: Counter[Family] = field(default_factory=Counter)
    used: set[MetricId] = field(default_factory=set)

    def rounds(self, families: Sequence[Family], most: int, *, again: bool = False) -> None:
        """One of each family in turn, while there are any and fewer than `most` are picked in all."""
        while len(self.picked) < most and any(
            [self.take(family, again) for family in families if len(self.picked) < most]
        ):
            pass

    def take(self, family: Family, again: bool) -> bool:
        """The first question of a family; of a figure that was asked about only where `again`."""
        if self.of_family[family] >= QUOTA[family]:
            return False
        for one, open_grounds in self.left:
            if not again and (one.metric.id in self.used or self.is_past(one, family)):
                continue
            for ground in open_grounds:
                if ASKED[ground].family is not family or self.said[ground] >= ways(ground):
                    continue
                if words := self.words(ground, one, self.said[ground]):
                    self.pick(Asking(words, one, family), ground)
                    open_grounds.remove(ground)
                    return True
        return False

    def is_past(self, one: Evidence, family: Family) -> bool:
        """An older figure says nothing of today: beside current ones newer figures of it are asked for first."""
        return self.current and one.figure.freshness.stale and family is not Family.AGE

    def pick(self, asking: Asking, ground: Ground) -> None:
        assert asking.on and asking.family
        self.picked.append(asking)
        self.said[ground] += 1
        self.of_family[asking.family] += 1
        self.used.add(asking.on.metric.id)


def chosen(found: Gathered, viewer: Viewer, catalogue: Catalogue, *, on_page: bool = False) -> list[Asking]:
    """What stands out first, promises that are late, how sure and how old figures are, one success, who answers; then,
    where these are too few, what is aimed for and how figures move. `on_page`: below lines that give the figures.
    """
    picking = Picking(
        left=[(one, grounds(one, viewer)) for one in found.every],
        current=any(not one.figure.freshness.stale for one in found.every),
        words=lambda ground, one, nth: question(ground, one, catalogue, nth=nth, on_page=on_page),
    )
    picking.rounds(STRONG, MOST_STRONG)
    picking.picked += [Asking(one.words, one.on) for one in late_promises(found)][: MOST - MOST_STRONG]
    picking.rounds(BESIDE, MOST)
    picking.rounds([Family.COURSE], ENOUGH)
    # who answers is asked of what is most in need
    picking.rounds([Family.TOLD], MOST, again=True)
    for again in (False, True):
        picking.rounds([Family.AIM, Family.COURSE], FEWEST, again=again)
        picking.rounds([*STRONG, *BESIDE], FEWEST, again=True)
    order = [*STRONG, None, *BESIDE, Family.COURSE, Family.TOLD, Family.AIM, *([Family.AGE] if picking.current else [])]
    return sorted(picking.picked, key=lambda one: len(order) - 1 - order[::-1].index(one.family))
