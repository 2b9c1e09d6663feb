"""Whether what is said of measures is so: a verdict a claim, with the figure and what can be said instead."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer, Caveat
from actions.compose import HEADLINE_WORDS, Draft, clauses_within, compose
from actions.desk import Desk
from actions.figure_chart import chart_of
from actions.next_questions import after_figure
from actions.premises import home_of
from actions.reading import Reading
from actions.scope import lowered
from actions.shown import each_once, figure_shown
from actions.wording.claim_reasons import first_reason, reasons_said
from actions.wording.claims import briefer, fact, label, worded
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.states import attributed, figure_caveats, stale_clause
from data_layer.catalogue import Catalogue, Metric
from data_layer.claims.checked import Checked, Verdict
from data_layer.claims.checking import checked
from data_layer.facts import Figure

Known = tuple[str, str | None]  # what can be said, and more of it
ORDER = list(Verdict)  # the first problem first
COUNTED = {
    Verdict.NOT_SUPPORTED: "not supported",
    Verdict.TRUE_BUT: "true with a reservation",
    Verdict.CANNOT_BE_CHECKED: "not to be checked",
    Verdict.SUPPORTED: "supported",
}


def claims_answer(asked: Reading, desk: Desk) -> Answer:
    """The headline is of the claim that fares worst; then all of them as they were said."""
    with desk.reader() as reader:
        found = checked(reader, asked.claims, home_of(asked, desk), **desk.known)
        draft = claims_draft(found, desk.catalogue)
        drawn = next((one.figure for one in worst_first(found) if one.figure), None)
        draft.charts = list(chart_of(drawn, reader, desk)) if drawn else []
    return compose(draft, asked, desk)


def worst_first(found: Sequence[Checked]) -> list[Checked]:
    return sorted(found, key=lambda one: ORDER.index(one.verdict))


def claims_draft(found: Sequence[Checked], catalogue: Catalogue) -> Draft:
    if not found:
        return Draft(headline="No claim was found that a figure could check.")
    told = [(one.figure, metric_of(one, catalogue)) for one in found]
    shown = [(figure, metric) for figure, metric in told if figure and metric]
    first = worst_first(found)[0]
    draft = Draft(
        headline=headline(first, catalogue),
        sentences=[*count(found), *(verdict_line(one, catalogue) for one in found)],
        details=what_holds(found, catalogue),
        period=first.own.period.label if first.own else None,
        figures=each_once(figure_shown(figure, metric) for figure, metric in shown),
        caveats=caveats(shown),
        provenance=[figure.provenance for figure, _ in shown],
        metrics=list(dict.fromkeys(metric.id for _, metric in shown)),
    )
    draft.follow_ups = after_figure(*shown[0], catalogue) if shown else []
    return draft


def metric_of(found: Checked, catalogue: Catalogue) -> Metric | None:
    return catalogue.metrics.get(found.claim.metric) if found.claim.metric else None


def headline(found: Checked, catalogue: Catalogue) -> str:
    """ "Not supported: the recycling rate in Nottingham was 26.7% in 2023/24, in the lowest quarter of ..." """
    metric = metric_of(found, catalogue)
    known = fact(found, metric, catalogue) if metric else None
    reason = first_reason(found, metric, catalogue)
    told = {Verdict.TRUE_BUT: f" {reason}", Verdict.CANNOT_BE_CHECKED: f": {reason}"}.get(found.verdict, "")
    if known is None or metric is None:
        return f"{label(found)}{told or f': {reason}'}."
    opening = f"{label(found)}{told}{'; ' if found.verdict is Verdict.CANNOT_BE_CHECKED else ': '}"
    return fitted(opening, known, found, metric)


def fitted(opening: str, known: Known, found: Checked, metric: Metric) -> str:
    """The place, then the name give way to what the verdict rests on; the age is said where there is room."""
    start, clause = known
    starts = [start, *briefer(found, metric)]
    whole = (each for each in starts if clause and len(f"{opening}{each}, {clause}".split()) <= HEADLINE_WORDS)
    alone = (each for each in starts if len(f"{opening}{each}".split()) <= HEADLINE_WORDS)
    line = clauses_within(f"{opening}{lowered(next(whole, None) or next(alone, starts[-1]))}", [(", ", clause)])
    ages = [stale_clause(found.figure, brief=brief) for brief in (False, True)] if found.figure else []
    aged = [clauses_within(line.removesuffix("."), [("; ", age)]) for age in ages]
    return max(aged, key=len, default=line)


def count(found: Sequence[Checked]) -> list[str]:
    """How many claims fared how, where there are several."""
    if len(found) < 2:
        return []
    fared = {each: sum(one.verdict is each for one in found) for each in ORDER}
    said = listed(f"{number} {COUNTED[each]}" for each, number in fared.items() if number)
    return [f"Of {counted(len(found), 'claim')}, {said}."]


def verdict_line(found: Checked, catalogue: Catalogue) -> str:
    """ "“recycling is improving”: true, but within what councils usually see between two periods." """
    reasons = "; ".join(reasons_said(found, metric_of(found, catalogue), catalogue))
    joint = {Verdict.SUPPORTED: "", Verdict.TRUE_BUT: " "}.get(found.verdict, ": ")
    if not found.claim.words:  # of an answer that is opened again: what was said is not kept
        return f"{label(found)}{joint if reasons else ''}{reasons}."
    return f"“{found.claim.words}”: {lowered(label(found))}{joint if reasons else ''}{reasons}."


def what_holds(found: Sequence[Checked], catalogue: Catalogue) -> list[str]:
    """The wordings that hold, each once, and none that another says in full."""
    held = dict.fromkeys(words for one in found if (words := worded(one, metric_of(one, catalogue), catalogue)))
    said = [f"{each}." for each in held if not any(in_full(each, other) for other in held)]
    if len(said) < 2:
        return [f"What can be said: {lowered(each)}" for each in said]
    return ["What can be said:\n" + "\n".join(f"- {each}" for each in said)]


def in_full(words: str, other: str) -> bool:
    """Whether another wording says all that and more."""
    return other != words and other.startswith(f"{words.split(';')[0]},")


def caveats(shown: Sequence[tuple[Figure, Metric]]) -> list[Caveat]:
    return attributed([(metric.short_name, figure_caveats(figure, metric)) for figure, metric in shown])
