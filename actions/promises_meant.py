"""Which of a council's promises are asked about: of which plan, outcome or subject, and how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from actions.promise_words import senses, stems, subject_in
from actions.reading import Reading, Scope, ScopeKind
from actions.same_name import metrics_named, units_named
from actions.scope import commitments_in, metrics_of_subject, scope_words, unit_of, within
from data_layer.catalogue import Catalogue
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode

YEARS = re.compile(r"\b(?:19|20)\d{2}\b")
HALF = 0.5
DUE = "due"  # the subkind that asks what was due in a time


@dataclass(frozen=True, slots=True)
class Meant:
    """`about`: the subject in words, for a sentence (" in the outcome Better Housing"). `unnamed`: what none of them
    does, so that all are meant: "names waste and recycling", "is in the outcome Better Housing".
    """

    made: list[CommitmentState]
    about: str
    unnamed: str | None = None
    by_plan: bool = False  # whether a plan was named or a time, so that one that has ended is meant as well


def promises_meant(asked: Reading, every: Sequence[CommitmentState], catalogue: Catalogue) -> Meant:
    """A plan is meant by its id or by a time, an outcome by its own, a theme or a part of the council by the titles or
    by who answers for them, a subject by the words of the promises.
    """
    by_due = due_in(asked, every)
    of_plans = set() if by_due is not None else plans_meant(asked, every)
    made = [one for one in every if one.plan_id in of_plans] if of_plans else every if by_due is None else by_due
    due = f" due in {asked.period.words}" if by_due is not None and asked.period else ""
    places = [catalogue.area_name(AreaCode(code)) for code in asked.areas]
    said = subject_in(asked.wording or "", *places)
    if asked.wording and not said and asked.scope.kind is ScopeKind.THEME:
        asked = asked.model_copy(update={"scope": Scope(kind=ScopeKind.EVERYTHING)})  # "money" of promises is no theme
    found = named_so(said, asked, made, catalogue)
    if found or not made:
        about = subject_words(asked, catalogue)
        return Meant(found, f"{about}{due}", by_plan=bool(of_plans))
    return Meant(list(made), due, unnamed_words(said, asked, catalogue), by_plan=bool(of_plans))


def named_so(said: str, asked: Reading, made: Sequence[CommitmentState], catalogue: Catalogue) -> list[CommitmentState]:
    """Those that the words name beside the theme or outcome; else all of that; all where nothing at all is named."""
    own = senses(" ".join(name for unit in units_named(asked, catalogue) for name in (unit.name, *unit.aliases)))
    of_scope = of_the_scope(asked, made, catalogue)
    words = senses(said) - own
    if asked.scope.kind is ScopeKind.LEVEL or (of_scope is None and not words):
        return list(made)
    by_words = of_words(words, made) if words else []
    if of_scope is None or asked.scope.kind not in NARROWED:
        return by_words or of_scope or []
    return [one for one in by_words if one in of_scope] or of_scope


# among whose promises the words choose; beside a theme they may name one that nobody there answers for
NARROWED = frozenset({ScopeKind.OUTCOME, ScopeKind.PORTFOLIO, ScopeKind.DIVISION, ScopeKind.DIRECTORATE})


def of_the_scope(asked: Reading, made: Sequence[CommitmentState], catalogue: Catalogue) -> list[CommitmentState] | None:
    """None where neither a measure nor a part of the council or its plan is asked about."""
    if not asked.metrics and unit_of(asked.scope, catalogue) is None:
        return None
    if asked.scope.kind is ScopeKind.OUTCOME and not asked.metrics:
        return commitments_in(asked, made, catalogue)
    named = of_the_names(asked, made, catalogue)
    if asked.metrics and named:
        return named  # its owner answers for much else
    owners = {catalogue.metrics[id].owner_role for id in metrics_named(asked, catalogue)} - {None}
    return [one for one in made if one in named or one.owner_role in owners]


def unnamed_words(said: str, asked: Reading, catalogue: Catalogue) -> str | None:
    if asked.metrics or asked.scope.kind is ScopeKind.THEME:
        return f"names {scope_words(asked, catalogue)}"
    if about := within(asked, catalogue):
        return f"is{about}"
    return f"names “{said}”" if said else None


def due_in(asked: Reading, every: Sequence[CommitmentState]) -> list[CommitmentState] | None:
    """Where it is asked what was due in a time: those; None where it is not."""
    if asked.subkind != DUE or asked.period is None:
        return None
    first, last = asked.period.first or date.min, asked.period.last or date.max
    return [one for one in every if one.due and first <= one.due <= last]


def subject_words(asked: Reading, catalogue: Catalogue) -> str:
    """ " on housing", " in the outcome Better Housing"; nothing where all are meant."""
    if asked.metrics or asked.scope.kind is ScopeKind.THEME:
        return f" on {scope_words(asked, catalogue)}"
    return within(asked, catalogue)


def plans_meant(asked: Reading, every: Sequence[CommitmentState]) -> set[str]:
    """Those named by id; else those whose years begin with the time asked for, or else hold it."""
    plans = {one.plan_id: one for one in every}
    if asked.part in plans:
        return {asked.part}
    if asked.period is None or asked.period.first is None or asked.period.last is None:
        return set()
    years = {id: years_of(one) for id, one in plans.items()}
    begun = {id for id, span in years.items() if span and begins_in(asked.period, span[0])}
    first, last = asked.period.first.year, asked.period.last.year
    return begun or {id for id, span in years.items() if span and span[0] <= last and first <= span[1]}


def begins_in(asked: PeriodAsked, year: int) -> bool:
    return asked.first is not None and asked.first.year == year


def years_of(one: CommitmentState) -> tuple[int, int] | None:
    """The first and the last year of its plan: those that its name gives, for the days are not always known."""
    found = [int(year) for year in YEARS.findall(one.plan)]
    return (found[0], one.plan_ends.year if one.plan_ends else found[-1]) if found else None


def of_the_names(asked: Reading, made: Sequence[CommitmentState], catalogue: Catalogue) -> list[CommitmentState]:
    """Those whose title holds a name of the measures, the theme or the part of the council, word for word."""
    metrics = [catalogue.metrics[id] for id in metrics_of_subject(asked, catalogue)]
    names = [name for one in metrics for name in (one.name, one.short_name, *one.aliases)]
    names += [name for unit in units_named(asked, catalogue) for name in (unit.name, *unit.aliases)]
    wanted = [words for name in names if (words := stems(name))]
    return [one for one in made if any(words <= stems(one.title) for words in wanted)]


def of_words(said: set[str], made: Sequence[CommitmentState]) -> list[CommitmentState]:
    """Those whose title or target has most of what was said, rare words counting for more; a word that is in none of
    them counts as the rarest, so that a subject of its own finds nothing. Where a number is said,
    those that have it and all the rest are meant alone.
    """
    wanted = {word for word in said if not YEARS.fullmatch(word)}
    held = {one.commitment: senses(f"{one.title} {one.target or ''}") & wanted for one in made}
    often = Counter(word for words in held.values() for word in words)
    weight = {word: log(1 + len(made) / max(often[word], 1)) for word in wanted}
    whole = sum(weight.values())
    borne = {id: sum(weight[word] for word in words) for id, words in held.items()}
    exact = [one for one in made if any(word.isdigit() for word in wanted) and held[one.commitment] == wanted]
    return exact or [one for one in made if borne[one.commitment] > HALF * whole]


# what is asked of how they stand, by the reading's subkind
STANDING: dict[str, frozenset[CommitmentStatus]] = {
    "met": frozenset({CommitmentStatus.COMPLETED}),
    "on_track": frozenset({CommitmentStatus.ON_TRACK, CommitmentStatus.COMPLETED}),
    "off_track": frozenset({CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK}),
    "not_stated": frozenset({CommitmentStatus.NOT_STATED}),
}


def standing_so(subkind: str | None, made: Iterable[CommitmentState]) -> list[CommitmentState]:
    """All of them where no standing was asked for."""
    wanted = STANDING.get(subkind or "")
    return [one for one in made if wanted is None or one.status in wanted]
