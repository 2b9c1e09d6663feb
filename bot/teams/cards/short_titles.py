"""Titles that fit on a button: cut in the middle, as most questions differ at either end."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 42  # characters on the width of a card, as the playground draws them
LEFT_OUT = "…"
SHARES = (0.6, 0.3, 0.8, 0.0, 1.0)  # of the room for the beginning; the later ones where a title would read as another


def apart(titles: Iterable[str]) -> dict[str, str]:
    """Each title as it is drawn, in order: no two alike. Where no cut tells them apart, the whole title."""
    drawn: dict[str, str] = {}
    for title in titles:
        cuts = (shortened(title, share) for share in SHARES)
        whole = " ".join(title.split())
        drawn[title] = next((cut for cut in cuts if cut not in drawn.values()), whole)
    return drawn


def shortened(title: str, share: float = SHARES[0]) -> str:
    """Between two words, to what a button has room for: a `share` of it from the beginning, the rest from the end."""
    words = title.split()
    if len(" ".join(words)) <= LONGEST:
        return " ".join(words)
    room = LONGEST - len(LEFT_OUT)
    first = fitting(words, room * share)
    last = fitting(words[::-1], room - len(" ".join(first)))[::-1]
    return f"{' '.join(first)}{LEFT_OUT}{' '.join(last)}" if first or last else f"{' '.join(words)[:room]}{LEFT_OUT}"


def fitting(words: Iterable[str], room: float) -> list[str]:
    """As many of the first as fit with a space between."""
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word])) > room:
            break
        kept.append(word)
    return kept
