"""What needs attention among some measures of a council, with its words: for lists, clinics and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.desk import Desk
from actions.standout_words import Told, Words
from actions.standouts import Listing, figures_of
from actions.wording.places import place
from data_layer import standouts
from data_layer.assessing import Assessment
from data_layer.methods.reasons import Reason
from data_layer.standouts import StandOut
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

WORDS = Words(
    one="needs attention",
    many="need attention",
    none="stands out as an exception",
    within=lambda about: f"What needs attention{about}?",
    follow_up=lambda about: f"What has improved{about}?",
)
ATTENTION = Listing(standouts.exceptions, WORDS, with_commitments=True)


def attention(judged: Sequence[Assessment], area: AreaCode, scope: str, reader: Reader, desk: Desk) -> Told:
    """`scope` as a sentence has it: " in the Housing division"; the promises are left to whoever asks."""
    found = standouts.exceptions(judged, desk.catalogue, desk.viewer.now)
    figures = figures_of(found, area, reader, desk)
    return Told(found, figures, [], scope, place(area, desk.catalogue), desk.catalogue, WORDS)


def in_brief(one: StandOut) -> StandOut:
    """Its strongest reason, and that nothing explains it."""
    first, *others = one.reasons
    return replace(one, reasons=(first, *(why for why in others if why is Reason.RED_WITHOUT_NARRATIVE)))
