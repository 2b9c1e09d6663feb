"""Words that answers use and people ask about: amber, nearest neighbours, critical indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from data_layer.catalogue import Catalogue
from data_layer.definition_entries import Aliases, Entry, Id, Sentence, Text
from data_layer.definition_errors import DefinitionError, Problem
from data_layer.definition_files import DEFINITIONS
from data_layer.definition_rules import at_least
from data_layer.definition_yaml import checked, read_document
from data_layer.vocabulary import Group

FILE = "glossary.yml"
FEWEST_SENTENCES, MOST_SENTENCES = 2, 4
LONGEST_FIRST = 30  # words; it becomes the headline of an answer


class Alone(StrEnum):
    """Whether "what is ..." with nothing but the term asks for its meaning."""

    ENOUGH = "enough"
    WITHOUT_ARTICLE = "without_article"  # "what is an outlier" does; "what are the outliers" asks for a list
    NEVER = "never"  # "what is red" asks which measures are: the meaning must be asked for in so many words


@dataclass(frozen=True, slots=True)
class Term:
    """`says` are whole sentences, the first of them a headline.

    `level`, `framework`: a body of the cascade and a framework of outcomes without which the term means nothing here.
    `group`: whose members are named beside it. `kinds`: the kinds of answer that are about the term, when someone asks
    "what does that mean?" of one that is about no measure. `questions`: whole questions that it answers, in small
    letters and without punctuation.
    """

    id: str
    name: str
    says: tuple[str, ...]
    aliases: tuple[str, ...]
    alone: Alone = Alone.ENOUGH
    level: str | None = None
    framework: str | None = None
    group: Group | None = None
    kinds: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    questions: tuple[re.Pattern[str], ...] = ()

    def is_known_to(self, catalogue: Catalogue) -> bool:
        """Whether whoever sees this catalogue may know of it, and the council has it."""
        frameworks = {outcome.framework for outcome in catalogue.outcomes.values()}
        return (self.level is None or self.level in catalogue.levels) and (
            self.framework is None or self.framework in frameworks
        )


class TermEntry(Entry):
    id: Id
    name: Text
    says: Annotated[tuple[Sentence, ...], AfterValidator(at_least(FEWEST_SENTENCES))]
    aliases: Aliases
    alone: Alone = Alone.ENOUGH
    level: Id | None = None
    framework: Id | None = None
    group: Group | None = None
    kinds: tuple[Id, ...] = ()
    follow_ups: tuple[Text, ...] = ()
    questions: tuple[re.Pattern[str], ...] = ()


class GlossaryFile(Entry):
    terms: tuple[TermEntry, ...]


@cache
def glossary() -> Mapping[str, Term]:
    """Every term by its id, in the file's order. Raises DefinitionError with every mistake of the file."""
    document, problems = read_document(DEFINITIONS / FILE, FILE)
    entries, mistakes = (None, []) if problems else checked(document, GlossaryFile)
    problems = [*problems, *mistakes, *(said_wrong(entries) if entries else [])]
    if problems or entries is None:
        raise DefinitionError(problems)
    return {entry.id: Term(**dict(entry)) for entry in entries.terms}


def terms_known_to(catalogue: Catalogue) -> dict[str, Term]:
    """Those that whoever sees this catalogue may ask about."""
    return {id: term for id, term in glossary().items() if term.is_known_to(catalogue)}


def said_wrong(file: GlossaryFile) -> list[Problem]:
    """First sentences that are no headline, texts that are too long, and words that would mean two terms."""
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for term in file.terms:
        if len(term.says[0].split()) > LONGEST_FIRST:
            found = f"{len(term.says[0].split())} words in the first sentence"
            problems.append(Problem(FILE, None, term.id, "says", found, f"Use at most {LONGEST_FIRST}."))
        if len(term.says) > MOST_SENTENCES:
            problems.append(
                Problem(FILE, None, term.id, "says", f"{len(term.says)} sentences", f"Use at most {MOST_SENTENCES}.")
            )
        for alias in (term.name, *term.aliases):
            owner = owners.setdefault(alias.casefold(), term.id)
            if owner != term.id:
                found = f"{alias!r}, which means {owner} already"
                problems.append(Problem(FILE, None, term.id, "aliases", found, "Leave one of the two out."))
    return problems
