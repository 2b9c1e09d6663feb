"""Text and links that a card shows as they are: what looks like markdown, an address or a macro stays plain text."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

JOINER = "\u2060"  # takes no room; a name that it stands in is no address to a client that makes links by itself
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
MARKS = re.compile(r"[\\`*_\[\]<>~|]")
ENTITY = re.compile(r"&(?=#?\w+;)")
# what begins a list, a heading or a rule where it stands first
FIRST = re.compile(r"^(?:(?P<mark>[-+#=])|(?P<number>\d+)(?P<point>[.)])(?=\s|$))")
DOT_OF_A_NAME = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
KEPT_IN_LINKS = "%/:?#=&;,+~!$@-._"


def plain(text: str) -> str:
    """One line of text for an element that reads markdown: nothing in it makes a link, emphasis, a list or a macro."""
    line = MARKS.sub(r"\\\g<0>", unlinked(text))
    line = ENTITY.sub(r"\\&", line.replace("{{", f"{{{JOINER}{{"))
    return FIRST.sub(lambda found: f"\\{found[1]}" if found["mark"] else f"{found[2]}\\{found[3]}", line)


def unlinked(text: str) -> str:
    """One line of plain text without addresses: no character is lost that can be seen."""
    line = " ".join(UNSEEN.sub("", text).split())
    return DOT_OF_A_NAME.sub(f".{JOINER}", line.replace("://", f":{JOINER}//"))


def https(url: str) -> str | None:
    """The address where it is a whole https one, with what would end a markdown link in its percent form; else None."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and "[" not in parts.netloc
    except ValueError:
        return None
    return quote(url, safe=KEPT_IN_LINKS) if sound and not UNSEEN.search(url) and not re.search(r"\s", url) else None


def linked(text: str, url: str) -> str:
    """Markdown of a link; of an address that is not https the text alone."""
    address = https(url)
    return f"[{plain(text)}]({address})" if address else plain(text)
