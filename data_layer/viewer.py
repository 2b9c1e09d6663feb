"""Who asks: what every query needs to know about the person in front of it."""

from dataclasses import dataclass
from datetime import date

from data_layer.vocabulary import AreaCode, Level


@dataclass(frozen=True, slots=True)
class Viewer:
    """What a viewer may not see does not exist for them; `now` decides embargoes and ages.

    `identity` tells viewers of one level apart (the digest of a token; empty for the public) and changes no figure.
    """

    level: Level
    home_area: AreaCode
    now: date
    identity: str = ""
