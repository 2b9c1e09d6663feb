"""A kept answer's reading with one part changed: what may be changed, and the listeners for words that change it."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from actions.desk import Desk
from actions.reading import Reading
from bot.lasting import Lasting
from bot.understanding.change import Change, NotUnderstood
from bot.understanding.changing import changed
from bot.understanding.hearing import Listener
from bot.understanding.slots import Places
from data_layer.catalogue import Catalogue

MOST_KEPT = 4  # levels and sets of figures whose words were read last


class Changes:
    """Safe to use from any thread."""

    def __init__(self) -> None:
        self._listeners: OrderedDict[int, tuple[Catalogue, Listener]] = OrderedDict()
        self._lock = Lock()

    def reading(self, opened: Lasting, change: Change, desk: Desk) -> Reading:
        """Raises NotUnderstood where the answer has no such part, or the value is none of it."""
        parts = [part.what for part in opened.answer.reading.parts]
        if change.what not in parts:
            has = ", ".join(parts) or "none that can be changed"
            raise NotUnderstood(f"That answer has no {change.what} to change. Its parts are: {has}.")
        places = Places(desk.viewer.home_area, desk.catalogue)
        return changed(opened.kept.reading, change, places, lambda: self._listener(desk.catalogue))

    def _listener(self, catalogue: Catalogue) -> Listener:
        """Catalogues never change; each is kept beside its listener, so that its id stays its own."""
        with self._lock:
            if id(catalogue) not in self._listeners:
                self._listeners[id(catalogue)] = (catalogue, Listener(catalogue))
                if len(self._listeners) > MOST_KEPT:
                    self._listeners.popitem(last=False)
            self._listeners.move_to_end(id(catalogue))
            return self._listeners[id(catalogue)][1]
