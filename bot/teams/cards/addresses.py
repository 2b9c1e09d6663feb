"""Where to read what is not held here: addresses of the catalogue itself become links, all others stay plain text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import groupby
from urllib.parse import urlsplit

from bot.teams.cards.escaping import linked, plain, unlinked
from data_layer.catalogue import Catalogue


def addresses(catalogue: Catalogue) -> frozenset[str]:
    """Of publishers: a link that somebody's own words hold is none of them."""
    subjects = (one.url for one in catalogue.not_held.values() if one.url)
    return frozenset([*subjects, *(source.url for source in catalogue.sources.values())])


def with_links(text: str, known: Collection[str]) -> str:
    """One line of markdown, as `plain`."""
    return told(text, known, plain, lambda url: linked(site(url), url))


def with_sites(text: str, known: Collection[str]) -> str:
    """One line of plain text, as `unlinked`."""
    return told(text, known, unlinked, site)


def told(text: str, known: Collection[str], words: Callable[[str], str], address: Callable[[str], str]) -> str:
    """The answers end no sentence behind an address, as a full stop would be taken for a part of it: here it is one."""
    runs = [(is_address, [*run]) for is_address, run in groupby(text.split(), key=lambda word: word in known)]
    following = [*(run[0] for _, run in runs[1:]), ""]
    parts = []
    for (is_address, run), after in zip(runs, following, strict=False):
        end = "." if not after or after[0].isupper() else ""
        parts.append(" ".join(map(address, run)) + end if is_address else words(" ".join(run)))
    return " ".join(parts)


def site(url: str) -> str:
    """ "police.uk"."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
