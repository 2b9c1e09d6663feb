"""The name of a fill, where a rating is shown by colour and nothing else."""

from __future__ import annotations

from colorsys import rgb_to_hsv

HUES = ((15, "red"), (48, "amber"), (70, "yellow"), (170, "green"), (265, "blue"), (335, None), (360, "red"))


RATINGS = {"red", "amber", "yellow", "green"}
FEWEST_RATINGS = 2  # of these among the results of a table; one colour alone is decoration


def colour_name(rgb: str | None) -> str | None:
    """`rgb` as RRGGBB. None for white, black, and what is too pale or odd to be told; "grey" without a hue."""
    if not rgb or len(rgb) != 6:
        return None
    hue, saturation, brightness = rgb_to_hsv(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if saturation < 0.12:
        return "grey" if 0.45 < brightness < 0.9 else None
    if saturation < 0.2 or brightness < 0.25:
        return None
    return next(name for limit, name in HUES if hue * 360 <= limit)
