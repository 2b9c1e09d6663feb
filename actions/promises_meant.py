"""Which of a council's promises are asked about: of which plan, outcome or subject, and how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from actions.answer import Caveat
from actions.reading import Reading, ScopeKind
from actions.scope import commitments_in, metrics_of_subject, scope_words, unit_of, within
from data_layer.catalogue import Catalogue
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode

NO_THEME = Caveat(
    code="commitments_name_no_theme", text="The council's commitments name no theme and no measure, so all are listed."
)
WORD = re.compile(r"[a-z0-9]+")
YEARS = re.compile(r"\b(?:19|20)\d{2}\b")
HALF = 0.5
DUE = "due"  # the subkind that asks what was due in a time
# said around the subject of a promise, or in the name of every plan
ASIDE = {
    "a", "about", "all", "an", "and", "any", "are", "be", "been", "by", "came", "city", "come", "commitment", "council",
    "did", "do", "does", "for", "from", "happen", "happened", "has", "have", "how", "in", "is", "it", "keep", "kept",
    "made", "make", "manifesto", "met", "of", "off", "on", "or", "our", "out", "plan", "pledge", "promise", "promised",
    "so", "status", "strategic", "that", "the", "their", "there", "these", "they", "thi", "this", "those", "to",
    "track", "under", "up", "was", "we", "were", "what", "when", "where", "which", "who", "why", "with", "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """`about`: the subject in words, for a sentence (" in the outcome Better Housing"); `beware` where it is wider."""

    made: list[CommitmentState]
    about: str
    beware: tuple[Caveat, ...] = ()
    by_plan: bool = False  # whether a plan was named or a time, so that one that has ended is meant as well


def promises_meant(asked: Reading, every: Sequence[CommitmentState], catalogue: Catalogue) -> Meant:
    """A plan is meant by its id or by a time, an outcome by its own, a subject by the words of the promises."""
    by_due = due_in(asked, every)
    of_plans = set() if by_due is not None else plans_meant(asked, every)
    made = [one for one in every if one.plan_id in of_plans] if of_plans else every if by_due is None else by_due
    due = f" due in {asked.period.words}" if by_due is not None and asked.period else ""
    subject = bool(asked.metrics) or asked.scope.kind is ScopeKind.THEME
    aside = ASIDE.union(*(stems(catalogue.area_name(AreaCode(code))) for code in asked.areas))
    found = of_words(stems(asked.wording or "") - aside, made) if of_subject(asked) else []
    if not found:
        found = of_the_subject(asked, made, catalogue) if subject else commitments_in(asked, made, catalogue)
    elif not subject and asked.scope.kind is not ScopeKind.EVERYTHING:
        found = commitments_in(asked, found, catalogue) or commitments_in(asked, made, catalogue)
    if found:
        return Meant(found, f"{subject_words(asked, catalogue)}{due}", by_plan=bool(of_plans))
    if subject and made:
        return Meant(list(made), due, (NO_THEME,), by_plan=bool(of_plans))
    return Meant([], f"{within(asked, catalogue)}{due}", by_plan=bool(of_plans))


def due_in(asked: Reading, every: Sequence[CommitmentState]) -> list[CommitmentState] | None:
    """Where it is asked what was due in a time: those; None where it is not."""
    if asked.subkind != DUE or asked.period is None:
        return None
    first, last = asked.period.first or date.min, asked.period.last or date.max
    return [one for one in every if one.due and first <= one.due <= last]


def of_subject(asked: Reading) -> bool:
    """Whether the words may name a promise: of an owner's or a level's promises all are meant."""
    return asked.scope.kind in {ScopeKind.METRIC, ScopeKind.THEME, ScopeKind.EVERYTHING, ScopeKind.OUTCOME}


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


def of_the_subject(asked: Reading, made: Sequence[CommitmentState], catalogue: Catalogue) -> list[CommitmentState]:
    """Those whose title holds a name of the measures or of the theme, word for word."""
    theme = None if asked.metrics else unit_of(asked.scope, catalogue)
    metrics = [catalogue.metrics[id] for id in metrics_of_subject(asked, catalogue)]
    names = [name for metric in metrics for name in (metric.name, metric.short_name, *metric.aliases)]
    names += [theme.name, *theme.aliases] if theme else []
    wanted = [words for name in names if (words := stems(name))]
    return [one for one in made if any(words <= stems(one.title) for words in wanted)]


def of_words(said: set[str], made: Sequence[CommitmentState]) -> list[CommitmentState]:
    """Those whose title or target has most of what was said, rare words counting for more; a word that is in none of
    them counts as the rarest, so that a subject of its own finds nothing.
    """
    wanted = {word for word in said if not YEARS.fullmatch(word)}
    held = {one.commitment: stems(f"{one.title} {one.target or ''}") & wanted for one in made}
    often = Counter(word for words in held.values() for word in words)
    weight = {word: log(1 + len(made) / max(often[word], 1)) for word in wanted}
    enough = HALF * sum(weight.values())
    return [one for one in made if sum(weight[word] for word in held[one.commitment]) > enough]


def stems(text: str) -> set[str]:
    """Words in small letters, numbers without commas, without the s of many."""
    words = WORD.findall(text.casefold().replace(",", ""))
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words}


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
