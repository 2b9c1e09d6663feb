"""What reads texts to learn from, by words alone; it is sent to other processes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode


@dataclass(frozen=True)
class ReadingByWords:
    catalogue: Catalogue
    home: AreaCode

    @cached_property
    def understanding(self) -> Understanding:
        """Made once in each process that this is sent to."""
        return Understanding(self.catalogue)
