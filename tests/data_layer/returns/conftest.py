"""A data folder with the small pack in it, to load returns into."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from data_layer.refresh import refresh, step_back
from data_layer.returns.accept import Accepted, accept, load_return
from data_layer.returns.model import CouncilLoad
from data_layer.settings import DataSettings
from tests.data_layer.small_pack import Place


@dataclass(frozen=True)
class Desk:
    """Someone who loads returns: the real functions with the small pack's folders."""

    place: Place
    lines: list[str] = field(default_factory=list)

    @property
    def settings(self) -> DataSettings:
        return DataSettings(home_area=self.place.home_area, data_dir=self.place.data_dir)

    @property
    def data_dir(self) -> Path:
        return self.place.data_dir

    def accept(self, load: CouncilLoad) -> Accepted:
        return accept(load, self.settings, self.lines.append, **self.folders)

    def load(self, path: Path) -> Accepted:
        return load_return(path, self.settings, by="Performance Lead", progress=self.lines.append, **self.folders)

    def refresh(self, force: bool = False) -> str:
        return refresh(self.settings, progress=self.lines.append, force=force, **self.folders)

    def undo(self) -> str:
        return step_back(self.settings, by="Performance Lead", progress=self.lines.append, **self.folders)

    @property
    def folders(self) -> dict[str, Path]:
        return {"pack": self.place.pack, "definitions": self.place.definitions}


@pytest.fixture
def desk(place: Place) -> Desk:
    return Desk(place.write())
