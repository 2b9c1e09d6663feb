"""Who asks: what every query needs to know about the person in front of it."""

from dataclasses import dataclass
from datetime import date

from data_layer.vocabulary import AreaCode, Level


@dataclass(frozen=True, slots=True)
class Viewer:
    """What a viewer may not see does not exist for them; `now` decides embargoes and ages."""

    level: Level
    home_area: AreaCode
    now: date
