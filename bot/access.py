"""Who may ask at which level: tokens, kept as digests only, and the highest level of a machine's user."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hmac import compare_digest

from data_layer.faults import Fault
from data_layer.vocabulary import Level

LEVELS = {level.name.lower(): level for level in Level}
NAMES = ", ".join(LEVELS)
DIGEST = re.compile(r"[0-9a-f]{64}")
TOKEN_BYTES = 32  # so much chance that a plain digest tells nothing of the token
FORM = "Write level:sha256-of-token:label, as pmf token prints it."


class NotPermitted(Fault):
    """A level was asked for that is above what may be taken here."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What one token opens. `digest`: its SHA-256 in 64 small hexadecimal digits; `label` is for people."""

    level: Level
    digest: str
    label: str

    @property
    def line(self) -> str:
        """As it stands in the file of tokens."""
        return f"{name_of(self.level)}:{self.digest}:{self.label}"


def name_of(level: Level) -> str:
    return level.name.lower()


def level_named(word: str) -> Level:
    """Raises Fault, with the levels there are, for any other word."""
    found = LEVELS.get(word.strip().lower())
    if found is None:
        raise Fault(f"There is no level {word!r}. The levels are {NAMES}.")
    return found


def permitted(asked: Level | None, most: Level) -> Level:
    """The level to ask at: `most` where none is asked for. Raises NotPermitted above it."""
    if asked is None:
        return most
    if asked > most:
        raise NotPermitted(
            f"You may ask at level {name_of(most)} here, not at level {name_of(asked)}. "
            "Whoever looks after this machine sets the highest level with PMF_LEVEL."
        )
    return asked


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def new_token(level: Level, label: str) -> tuple[str, Grant]:
    """A token of 256 random bits, to be shown once, and what is kept of it. Raises Fault for a label of many lines."""
    said = label.strip()
    if not said or not said.isprintable() or ";" in said:
        raise Fault(
            f"The label {label!r} cannot be used. Give a name of one line without a semicolon, such as Ann Lee."
        )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return token, Grant(level, digest_of(token), said)


def grants_in(text: str, where: str) -> tuple[Grant, ...]:
    """The tokens of a file or setting, a line each (or parted by semicolons); empty lines and those after # are notes.

    Raises Fault with the place of each line that is none.
    """
    grants, wrong = [], []
    for number, line in enumerate(re.split(r"[\n;]", text), start=1):
        said = line.strip()
        if said and not said.startswith("#"):
            try:
                grants.append(grant_in(said))
            except Fault as fault:
                wrong.append(f"{where}, line {number}: {fault}")
    if wrong:
        raise Fault(" ".join(wrong))
    return tuple(grants)


def each_once(grants: tuple[Grant, ...]) -> tuple[Grant, ...]:
    """The same. Raises Fault where a token stands twice, for which of its levels would count?"""
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for grant in grants:
        labels[grant.digest].append(grant.label or "no label")
    if twice := [" and ".join(of) for of in labels.values() if len(of) > 1]:
        raise Fault(f"One token stands in several lines ({'; '.join(twice)}). Keep one line of each.")
    return grants


def grant_in(line: str) -> Grant:
    """Raises Fault that says what is wrong, and never quotes what may be a token."""
    level, digest, label = (part.strip() for part in (*line.split(":", 2), "", "")[:3])
    if not DIGEST.fullmatch(digest.lower()):
        raise Fault(f"the second part is no SHA-256 of a token (64 hexadecimal digits). {FORM}")
    return Grant(level_named(level), digest.lower(), label)


def granted(token: str, grants: Iterable[Grant]) -> Grant | None:
    """The token's grant, or None. Every digest is compared, each in constant time: how long it takes tells nothing."""
    digest, found = digest_of(token), None
    for grant in grants:
        if compare_digest(grant.digest, digest):
            found = grant
    return found
