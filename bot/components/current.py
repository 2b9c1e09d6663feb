"""The understanding of the data in service: one a snapshot and level, made when first asked for."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from actions.desk import Desk
from bot.components.names_ahead import make_ready
from bot.understanding.learning import Learned
from bot.understanding.meaning.nearest import Nearest
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue

# the snapshot in service and the one before it, for each of four levels
MOST_KEPT = 8
KEPT: OrderedDict[int, tuple[Catalogue, Understanding]] = OrderedDict()
LOCK = Lock()


def understanding_of(desk: Desk, learned: Learned | None = None) -> Understanding:
    """Catalogues never change, so each is understood once; the last few are kept.

    `learned`: at training; what the names of measures mean that came later is worked out beside the questions.
    """
    catalogue = desk.catalogue
    key = id(catalogue)
    with LOCK:
        if key not in KEPT:
            nearest = Nearest(catalogue, learned.vectors) if learned and learned.vectors else None
            # the catalogue is kept beside it, so that its id stays its own
            KEPT[key] = (catalogue, made(catalogue, nearest, learned))
            if nearest:
                make_ready(nearest)
            if len(KEPT) > MOST_KEPT:
                KEPT.popitem(last=False)
        KEPT.move_to_end(key)
        return KEPT[key][1]


def made(catalogue: Catalogue, nearest: Nearest | None, learned: Learned | None) -> Understanding:
    if learned is None:
        return Understanding(catalogue, nearest)
    return Understanding(catalogue, nearest, learned.subjects, learned.turns, learned.tuned, learned.asides)
