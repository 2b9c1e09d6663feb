"""The understanding of the data in service: one a snapshot and level, made when first asked for."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from actions.desk import Desk
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue

# the snapshot in service and the one before it, for each of four levels
MOST_KEPT = 8
KEPT: OrderedDict[int, tuple[Catalogue, Understanding]] = OrderedDict()
LOCK = Lock()


def understanding_of(desk: Desk) -> Understanding:
    """Catalogues never change, so each is understood once; the last few are kept."""
    catalogue = desk.catalogue
    key = id(catalogue)
    with LOCK:
        if key not in KEPT:
            # the catalogue is kept beside it, so that its id stays its own
            KEPT[key] = (catalogue, Understanding(catalogue))
            if len(KEPT) > MOST_KEPT:
                KEPT.popitem(last=False)
        KEPT.move_to_end(key)
        return KEPT[key][1]
