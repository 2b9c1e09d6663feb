"""What words must be like to be kept: in one line without control characters, and not too many."""

from __future__ import annotations

import re

LONGEST = 1_000  # characters
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")  # those that turn the direction among them


def in_one_line(words: str) -> str:
    """ "Six\\n  rounds" -> "Six rounds"."""
    return " ".join(CONTROL.sub(" ", words).split())


def too_long(words: str) -> str | None:
    """Why they can't be kept, for a sentence; None where they can."""
    if len(words) <= LONGEST:
        return None
    return f"the words have {len(words):,} characters, and {LONGEST:,} are the most"
