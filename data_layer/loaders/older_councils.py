"""Councils of the reorganisation of April 2009, which the register of councils does not know."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from data_layer.loaders.record import Record
from data_layer.vocabulary import AreaCode

REGISTER_BEGINS = date(2009, 4, 1)


def of_known_councils(of_area: Iterable[Record], known: Collection[AreaCode]) -> list[Record]:
    """The records of one area; none where it is not in the register and all its figures end before that begins.

    An unknown area with a later figure is kept, so that it is refused aloud when the pack is built.
    """
    records = list(of_area)
    since = [record for record in records if record.value is not None and record.period.end >= REGISTER_BEGINS]
    return [record for record in records if record.area in known or since]
