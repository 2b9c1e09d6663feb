"""Operations, scope and lens to a kind; what is left in doubt is asked back rather than answered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.reading import Doubt, DoubtKind, Kind, Missing, MissingKind, Reading, Scope, ScopeKind, Subkind
from bot.understanding import follow_ups
from bot.understanding.decision import decide, subkind_of
from bot.understanding.doubts import doubt_of_metrics, unexplained
from bot.understanding.frame import Frame, scope_name
from bot.understanding.hearing import Heard
from bot.understanding.particulars import names_best_value, set_particulars
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

# "what is residual waste?" asks for the meaning, "what is the recycling rate?" for the figure
BARE = re.compile(r"^(?:so |and |but |ok |sorry |please )*(?:what|what is|what are|whats) SUBJECT$")
MEASURED = re.compile(
    r"\b(?:rates?|numbers?|shares?|levels?|percentage|proportion|counts?|scores?|ratio|results?|figures?|totals?|how|prevalence|performance)\b"
)
# "how many of us engaged with the arts": a question of its own, whatever was asked before
IN_FULL = re.compile(
    r"\bhow (?:many|much) (?:\w+ ){0,4}SUBJECT|\b(?:are|is|do|does|did|have|has) (?:\w+ ){0,3}SUBJECT \w+|"
    r"\bSUBJECT\b.*\b(?:figure|number|percentage|score)\b|"
    r"\bSUBJECT what (?:is |was |are )?(?:the |our )?(?:share|figure|number|rate|percentage|score|level)\b|"
    r"\bwhat (?:is |was |are |were )?(?:\w+ ){0,2}SUBJECT (?:figure|number|rate|percentage|score)"
)
JUST_THAT = re.compile(
    r"^(?:so |and |ok |but |right[. ,]+)*(?:the (?:figure|number|rate|value) itself|where (?:is|are|do) (?:it|they|we)|"
    r"what(?:'s| is|s| was)? (?:it|the (?:figure|number|rate|value)))"
    r"(?: (?:anyway|now|then|actually|at))*\W*$"
)
SAME_QUESTION = re.compile(r"^(?:and |the |ok )*same (?:question|questions)\b")
# How much of a question may stay unexplained where it asks for a figure in so many words: a third is a councillor's
# aside, more is another question.
ASIDE = 0.34
TALK = {"greeting", "thanks", "goodbye", "help", "request", "instructions", "remark", "value"}
NEEDS_SUBJECT = {
    "compare",
    "series",
    "target",
    "baseline",
    "define",
    "source",
    "cause",
    "rank",
    "draw",
    "forecast",
    "export",
}
UNSURE = 0.6  # said of a reading that leaves a word unexplained


def decide_kind(
    frame: Frame, heard: Heard, last: Reading | None, catalogue: Catalogue, *, meant: Kind | None = None
) -> None:
    """`last` is given where the words follow on it; `meant`, what was learned of such questions, has the last word."""
    operations = operations_meant(heard)
    said_subject = frame.about_something
    if scope_name(frame, heard) == "none" and operations - {"value"} and operations <= TALK:
        last = None  # thanks in the middle of a conversation are no question about its subject
    not_held = frame.missing is not None and frame.missing.id is not None and not frame.metrics
    if not_held:
        last = None  # a new subject, of which nothing is held
    if last is not None and not frame.about_something:
        alone = decide(operations, scope_name(frame, heard), lenses(frame, operations))
        if follow_ups.ranges_over_all(meant or (alone and alone.kind), heard, last):
            last = None
    if last is not None:
        continue_from(frame, heard, last)
    scope = "metric" if not_held else scope_name(frame, heard)
    asks_anew = bool(operations - {"value"}) or (said_subject and not last)
    row = decide(operations, scope, lenses(frame, operations)) if asks_anew or last is None else None
    if last is not None and (row is None or row.kind is Kind.PERFORMANCE):
        kept = follow_ups.kind_kept(last, frame) or (row.kind if row else Kind.PERFORMANCE)
        frame.kind = Kind.PERFORMANCE if asks_for_figure(heard, kept) else kept
        frame.subkind = last.subkind if frame.kind is last.kind and last.subkind in KEPT else None
    elif row:
        frame.kind, frame.subkind = row.kind, row.subkind
        if row.kind is Kind.CATALOGUE and not_held and not row.subkind:
            frame.kind = Kind.PERFORMANCE  # "do you hold staff sickness": no, and what is nearest
        if row.kind is Kind.EARLY_WARNING and not_held:
            frame.missing = None  # what is asked for are signs, whatever else is named
    if "evidence" in heard.operations and names_best_value(heard, catalogue):
        frame.kind, frame.subkind = Kind.OUTCOME, Subkind.EVIDENCE  # whatever measure its words are like
    if "budget" in heard.operations and not frame.missing and frame.kind in ABOUT_BUDGETS and has_return(catalogue):
        frame.kind, frame.subkind = Kind.TARGET, Subkind.BUDGET
    if meant and meant is not frame.kind and frame.subkind not in PARTICULAR:
        frame.kind, frame.subkind = meant, subkind_of(meant, heard.operations.weights)
    if last is not None:
        follow_ups.let_go(frame, last)
    widen(frame, scope)
    set_particulars(frame, heard, catalogue)
    if frame.kind is Kind.NO_DATA:
        frame.kind, frame.subkind = Kind.PERFORMANCE, None
        if not not_held:  # a subject that is known not to be held is named better than by words left beside it
            frame.missing = Missing(kind=MissingKind.SUBJECT, words=" ".join(heard.unexplained))
        return
    doubt(frame, heard, last, scope, catalogue, sure=meant is not None)


def has_return(catalogue: Catalogue) -> bool:
    """Whether figures of the council's own are held, which budgets and plan actions come with."""
    return any(metric.is_own for metric in catalogue.metrics.values())


def asks_for_figure(heard: Heard, kept: Kind) -> bool:
    """ "and how many of us engaged with the arts", "so what is ours?": not the same again of something else."""
    if (kept is Kind.DEFINITION and (heard.home or heard.areas)) or (
        kept in {Kind.TARGET, Kind.BASELINE} and JUST_THAT.match(heard.text.lower)
    ):
        return True
    return kept is not Kind.PERFORMANCE and heard.chosen.named and bool(IN_FULL.search(heard.skeleton))


def operations_meant(heard: Heard) -> set[str]:
    """Those that are sure; "what is X" alone asks for the meaning unless X is named as a figure."""
    operations = set(heard.operations.sure)
    if SAME_QUESTION.match(heard.text.lower):
        operations.discard("ask")  # it is another that is asked again
    if BARE.match(heard.skeleton) and heard.chosen.metrics and not MEASURED.search(heard.text.lower):
        operations.add("define")
    return operations


def lenses(frame: Frame, operations: set[str]) -> set[str]:
    found = {lens for lens in ("target", "baseline") if lens in operations}
    if "series" in operations or (frame.period and (frame.period.spans or frame.period.newest)):
        found.add("history")
    if operations & {"compare", "rank"} or frame.comparators or len(frame.areas) > 1:
        found.add("peers")
    return found or {"none"}


def continue_from(frame: Frame, heard: Heard, last: Reading) -> None:
    if frame.period and any(one.in_hand for one in heard.periods):
        frame.period = follow_ups.shifted(frame.period, last)
    follow_ups.for_a_body(frame, last)
    follow_ups.swapped(frame, last, heard)
    follow_ups.with_named_councils(frame, last, heard)
    follow_ups.keep(frame, last)


def widen(frame: Frame, scope: str) -> None:
    """Lists and documents without a subject range over everything; what is said of everything is a list."""
    wide = {Kind.EXCEPTIONS, Kind.IMPROVING, Kind.BRIEFING, Kind.SCRUTINY_QUESTIONS, Kind.EARLY_WARNING, Kind.OUTCOME,
            Kind.COMMITMENTS, Kind.CALENDAR, Kind.CATALOGUE, Kind.EXPORT}  # fmt: skip
    of_budgets = frame.subkind == Subkind.BUDGET
    whole = frame.kind in wide or of_budgets or (frame.kind is Kind.TARGET and scope == "everything")
    if whole and scope in {"none", "everything"} and not frame.about_something:
        frame.scope = Scope(kind=ScopeKind.EVERYTHING)
    if frame.kind in OF_SOMETHING and frame.scope.kind is ScopeKind.EVERYTHING and not frame.metrics:
        frame.kind, frame.subkind = Kind.EXCEPTIONS, None  # as in the decision table: a hundred figures are none


def doubt(
    frame: Frame, heard: Heard, last: Reading | None, scope: str, catalogue: Catalogue, *, sure: bool = False
) -> None:
    """Sets a doubt where two readings are close, a reference is missing, or words stay unexplained.

    `sure`: what was learned says what is asked for, whatever single words mean.
    """
    if frame.doubt or (frame.missing and not frame.metrics):
        frame.kind = frame.kind or Kind.PERFORMANCE
        return
    few = (
        frame.kind in TAKES_ALL
        or frame.subkind == Subkind.ACCOUNTABILITY
        or (frame.kind in TAKES_SEVERAL and len(heard.chosen.metrics) <= MOST_TAKEN)
    )
    few = few or any(frame.kind in kinds and are_both(pair, heard.chosen.metrics, catalogue) for pair, kinds in BOTH)
    if heard.chosen.tied and frame.metrics == heard.chosen.metrics and not few:
        about = heard.text.words(min(heard.chosen.at), max(heard.chosen.at) + 1) if heard.chosen.at else ""
        frame.doubt = doubt_of_metrics(heard.chosen.metrics, about, catalogue)
        frame.kind = frame.kind or Kind.PERFORMANCE
        frame.metrics = ()
    elif frame.kind is None or (frame.kind in SUBJECT_KINDS and not frame.about_something):
        nothing_known(frame, heard, catalogue)
    elif frame.kind is Kind.PERFORMANCE and last is None and not sure and too_much_left(heard):
        frame.doubt = unexplained(heard.unexplained, frame.metrics or heard.chosen.near, catalogue)
    elif heard.unexplained:
        frame.confidence = UNSURE


# asked for in so many words, whatever was learned of questions like it
PARTICULAR = frozenset(Subkind)
# what a question about a budget would be without a return that has some
ABOUT_BUDGETS = {None, Kind.PERFORMANCE, Kind.TARGET, Kind.EXCEPTIONS, Kind.EXPLANATION, Kind.CLARIFY}
# asked again of another place or subject: "and the Waste clinic?"
KEPT = {Subkind.CLINIC, Subkind.THEMATIC_REVIEW, Subkind.CHANGED, Subkind.THREAD}
# kinds that say a sentence a measure, so that two meant alike are better answered both than asked back
TAKES_SEVERAL = {Kind.TARGET, Kind.BASELINE}
MOST_TAKEN = 2
# kinds that speak of measures alike together: which of them is meant makes no difference to the page
TAKES_ALL = {Kind.SCRUTINY_QUESTIONS, Kind.BRIEFING, Kind.CALENDAR, Kind.EXPLANATION, Kind.EXPORT, Kind.EARLY_WARNING,
             Kind.IMPROVING, Kind.EXCEPTIONS}  # fmt: skip
# two of a kind that are told together where neither is named: "life expectancy", "is child poverty falling"
BOTH = (
    (frozenset({"women", "men"}), {Kind.PERFORMANCE, Kind.TREND, Kind.COMPARISON, Kind.DEFINITION}),
    (frozenset({"before", "after"}), {Kind.TREND, Kind.COMPARISON}),
    (frozenset({"own", "area"}), {Kind.TREND, Kind.COMPARISON}),
)
OF_SOMETHING = {Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND}
SUBJECT_KINDS = {
    Kind.PERFORMANCE,
    Kind.COMPARISON,
    Kind.TREND,
    Kind.DEFINITION,
    Kind.TARGET,
    Kind.BASELINE,
    Kind.EXPLANATION,
}


def are_both(pair: frozenset[str], metrics: Sequence[MetricId], catalogue: Catalogue) -> bool:
    """Whether two measures differ in nothing but a qualifier that is one of the pair for each."""
    if len(metrics) != 2:
        return False
    first, second = (catalogue.metrics[metric].qualifiers for metric in metrics)
    differ = [{first[each], second[each]} for each in first.keys() & second.keys() if first[each] != second[each]]
    return first.keys() == second.keys() and differ == [set(pair)]


def nothing_known(frame: Frame, heard: Heard, catalogue: Catalogue) -> None:
    """No subject: a reference to nothing said before, words nobody knows, or a remark that is none of ours."""
    slots = heard.areas or heard.groups or heard.periods or heard.home or heard.unknown
    if heard.refers and not heard.unexplained:
        frame.doubt = doubt_of_metrics((), "", catalogue)
    elif heard.chosen.near and heard.unexplained == ():
        frame.doubt = unexplained((), heard.chosen.near, catalogue)
    elif heard.unexplained:
        frame.doubt = unexplained(heard.unexplained, heard.chosen.near, catalogue)
    elif slots or heard.operations.sure & NEEDS_SUBJECT or heard.refers:
        frame.doubt = doubt_of_metrics((), "", catalogue)
    else:
        frame.doubt = Doubt(kind=DoubtKind.UNEXPLAINED, about=heard.text.clean[:60])


def too_much_left(heard: Heard) -> bool:
    """A plain figure is the default only where nothing is left unexplained, or little beside words that ask for it."""
    left = len(heard.unexplained)
    if not left or heard.chosen.by_meaning:
        return False
    known = len(heard.chosen.at) + len(heard.areas) + len(heard.periods) + len(heard.groups)
    asked = "value" in heard.operations
    return not asked or left / (left + known) > ASIDE
