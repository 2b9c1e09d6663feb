"""Ids made of names."""

from __future__ import annotations

import re

NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")


def underscored(name: str) -> str:
    """ "Waste and Street Scene" -> waste_and_street_scene."""
    return NOT_IN_AN_ID.sub("_", name.casefold()).strip("_")
