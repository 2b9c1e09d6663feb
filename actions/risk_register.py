"""The divisions' own risks: those that have gone up since the review before, and those rated high."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.own_signals import is_high
from actions.reading import Reading
from actions.returned import came_from, invented
from actions.rows_asked import rows_asked
from actions.scope import area_asked, within
from actions.wording.lists import bullets
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from actions.wording.risks import has_moved, has_risen, now_words, risk_clause
from data_layer.divisional_facts import RegisteredRisk
from data_layer.queries.risks import QUERY, risks

LISTED, SAID = 10, 3
SCALE = "A score is likelihood times impact, at most 25; 8 or more is high."
DEFINITION = "The risks of divisions and their reviews."


def risk_register(asked: Reading, desk: Desk) -> Answer:
    """Of the divisions or measures asked about, or of all; where none is held that is said."""
    catalogue = desk.catalogue
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        held = risks(reader, area, **rows_asked(asked, catalogue), **desk.known)
    about = within(asked, catalogue)
    if not held:
        return compose(none_held(place(area, catalogue), about), asked, desk)
    draft = drafted(held, about)
    draft.areas = [area]
    draft.metrics = list(asked.metrics)
    draft.caveats = invented(held, "the risks")
    draft.provenance = came_from(held, DEFINITION, QUERY, catalogue)
    return compose(draft, asked, desk)


def none_held(where: str, about: str) -> Draft:
    return Draft(
        headline=f"No risks of {where}'s own register are held here{about}.",
        sentences=["They come with the council's own return.", "Ask which measures are at high risk instead."],
        subkind="none_held",
        metrics=[],
        follow_ups=["Which measures are at high risk of missing their target?", "What needs attention?"],
    )


def drafted(held: Sequence[RegisteredRisk], about: str) -> Draft:
    """Each once: gone up, rated high and not up, gone down or made otherwise; the others counted. By title in each."""
    ordered = sorted(held, key=lambda one: one.title)
    risen = [one for one in ordered if has_risen(one)]
    high = [one for one in ordered if is_high(one) and one not in risen]
    moved = [one for one in ordered if has_moved(one) and one not in risen and one not in high]
    rest = len(held) - len(risen) - len(high) - len(moved)
    lists = [("Gone up", risen), ("Rated high, and not gone up", high), ("Otherwise moved", moved)]
    return Draft(
        headline=headline(risen, high, len(held), about),
        sentences=[each for each in (also(risen or high), beside(high if risen else (), rest), SCALE) if each],
        details=[listing(title, told) for title, told in lists if told],
        follow_ups=[f"Which actions are overdue{about}?", f"What needs attention{about}?"],
    )


def headline(risen: Sequence[RegisteredRisk], high: Sequence[RegisteredRisk], total: int, about: str) -> str:
    """ "2 of 6 risks have gone up on the last review, among them “Rent arrears rise”, up from 12 to 16 of 25."; where
    none has the high ones lead.
    """
    told = risen or high
    if not told:
        if total == 1:
            return f"The one risk{about} has not gone up on the last review and is not rated high."
        return f"None of {counted(total, 'risk')}{about} has gone up on the last review or is rated high."
    of = f"{len(told)} of {counted(total, 'risk')}{about}" if total > 1 else f"The one risk{about}"
    have, are = ("has", "is") if len(told) == 1 else ("have", "are")
    if risen:
        return with_first(f"{of} {have} gone up", " on the last review", risen)
    return with_first(f"{of} {are} rated high", f", and {'none has' if total > 1 else 'has not'} gone up", high)


def with_first(start: str, aside: str, told: Sequence[RegisteredRisk]) -> str:
    """With the first by title and how it moved, as far as both fit."""
    first, joint = told[0], ": " if len(told) == 1 else ", among them "
    moved = f"“{first.title}”, {now_words(first)}"
    return fitting([
        f"{start}{aside}{joint}{risk_clause(first)}.",
        f"{start}{aside}{joint}{moved}.",
        f"{start}{joint}{moved}.",
        f"{start}{aside}.",
    ])  # fmt: skip


def also(told: Sequence[RegisteredRisk]) -> str:
    """The two after the first, and how they moved."""
    if len(told) < 2:
        return ""
    others = [f"“{one.title}”, {now_words(one)}" for one in told[1:SAID]]
    rest = len(told) - SAID
    return f"Also: {'; '.join(others)}{f'; and {rest} more' if rest > 0 else ''}."


def beside(high: Sequence[RegisteredRisk], rest: int) -> str:
    said = [f"{counted(len(high), 'other')} rated high"] if high else []
    said += [f"{counted(rest, 'other')} neither high nor moved"] if rest else []
    return f"Beside these: {listed(said)}." if said else ""


def listing(title: str, told: Sequence[RegisteredRisk]) -> str:
    lines = bullets((f"{risk_line(one)}." for one in told), LISTED)
    return f"{title}:\n{lines}"


def risk_line(one: RegisteredRisk) -> str:
    """The division first, and who answers for it last."""
    who = f" ({one.owner_role})" if one.owner_role else ""
    return f"{f'{one.division}: ' if one.division else ''}{risk_clause(one)}{who}"
