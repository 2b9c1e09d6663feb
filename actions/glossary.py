"""What a word of the answers means: said in our own words, with the members of a group and what a body looks at."""

from __future__ import annotations

from actions.comparators import members_line
from actions.compose import Draft
from actions.desk import Desk
from actions.reading import Reading
from actions.wording.places import listed
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.glossary import Term, glossary, terms_known_to

MEASURES_OF = {
    "critical indicator": "critical indicators",
    "corporate": "corporate measures",
    "divisional": "divisional measures",
    "context": "measures of context",
}


def glossary_draft(asked: Reading, desk: Desk) -> Draft | None:
    """None for a term that whoever asks may not know of."""
    term = terms_known_to(desk.catalogue).get(asked.scope.id or "")
    if term is None:
        return None
    first, *others = term.says
    members = desk.catalogue.group(term.group, desk.viewer.home_area) if term.group else None
    body = desk.catalogue.levels.get(term.id)
    return Draft(
        headline=first,
        sentences=[*others, *([looked_at(body)] if body else [])],
        details=[f"{members_line(members, desk.viewer.home_area, desk)}"] if members else [],
        follow_ups=[each for each in term.follow_ups if is_answered(each, desk.catalogue)],
        metrics=[],
        areas=[],
    )


def looked_at(body: CascadeLevel) -> str:
    """ "It looks at critical indicators, and at any other measure that is red." """
    tiers = listed(MEASURES_OF.get(tier, tier) for tier in body.tiers)
    return f"It looks at {tiers}{', and at any other measure that is red' if body.red_comes_up else ''}."


def is_answered(question: str, catalogue: Catalogue) -> bool:
    """Whether a question names no term that is not there for whoever asks."""
    hidden = [term for term in glossary().values() if not term.is_known_to(catalogue)]
    return not any(names(term, question) for term in hidden)


def names(term: Term, question: str) -> bool:
    return any(name.casefold() in question.casefold() for name in (term.name, *term.aliases))
