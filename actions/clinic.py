"""One page for a division's performance clinic: its exceptions, plan actions, commitments, risks and budget together,
what the last clinic left open, and what there is to settle.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer, Caveat
from actions.attention import attention, in_brief
from actions.clinic_divisions import divisions_in, which_division
from actions.clinic_held import Held, held_for
from actions.clinic_questions import QUESTIONS, to_settle
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.meetings import CLINIC, meetings_of
from actions.one_page import Section, on_a_page
from actions.reading import Reading, Scope, ScopeKind
from actions.returned import came_from, invented
from actions.scope import area_asked, metrics_in, within
from actions.shown import figure_shown
from actions.standout_words import Told, headline, line
from actions.still_open import OpenItem, still_open
from actions.wording.budgets import division_clause
from actions.wording.commitments import commitment_clause
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.plan_actions import action_clause, decision_clause
from actions.wording.risks import has_moved, risk_clause
from actions.wording.states import attributed, figure_caveats
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue
from data_layer.queries.assessments import assessments
from data_layer.returns.plausibility import Code

PAGE = 430  # words, with room left for how the question was read
FROM_SCRUTINY = 2
LINES, NAMED_BESIDE = 3, 5  # exceptions told in a line each, and beside them by name
INVENTED = "own figures, plans, risks, budgets and decisions"
IN_THE_LINE = {Code.SILENT_ON_RED.value, Code.NARRATIVE_OLDER.value}  # what an exception's own line says


def clinic(asked: Reading, desk: Desk) -> Answer:
    """Of the division asked about, or of all of a portfolio or directorate; without one, which there are."""
    divisions = divisions_in(asked, desk.catalogue)
    if not divisions:
        return compose(which_division(desk), asked, desk)
    of_it = asked
    if len(divisions) == 1:
        scope = Scope(kind=ScopeKind.DIVISION, id=divisions[0])
        of_it = asked.model_copy(update={"scope": scope, "metrics": (), "body": None})
    return compose(clinic_draft(of_it, divisions, desk), of_it, desk)


def clinic_draft(asked: Reading, divisions: Sequence[str], desk: Desk) -> Draft:
    catalogue = desk.catalogue
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        judged = assessments(reader, metrics_in(asked, catalogue), area, **desk.known)
        told = attention(judged, area, within(asked, catalogue), reader, desk)
        meetings = meetings_of(catalogue.levels.get(CLINIC), area, reader, desk, divisions)
        held = held_for(asked, divisions, area, meetings, reader, desk)
    from_scrutiny = still_open(asked, desk)
    caveats = [*beware(told), *invented([*held.rows, *(one.metric for one in told.found.shown)], INVENTED)]
    draft = Draft(
        headline=headline(told),
        sentences=[when_it_meets(held, asked, catalogue), at_a_glance(held), missing(held)],
        figures=[figure_shown(told.figures[one.metric.id], one.metric) for one in told.found.shown],
        metrics=[one.metric.id for one in (*told.found.shown, *told.found.more)] or metrics_in(asked, catalogue),
        areas=[area],
        caveats=caveats,
        provenance=[
            *(told.figures[one.metric.id].provenance for one in told.found.shown),
            *(found for kind in held.kinds for found in came_from(kind.rows, kind.definition, kind.query, catalogue)),
        ],
        follow_ups=[
            f"What changed since the last clinic{told.scope}?",
            f"What lies under the first exception{told.scope}?",
            f"What should members ask{told.scope}?",
        ],
    )
    draft.sentences = [sentence for sentence in draft.sentences if sentence]
    around = " ".join([draft.headline, *draft.sentences, *(caveat.text for caveat in caveats)])
    draft.details = [one.text for one in page(told, held, from_scrutiny, PAGE - len(around.split()), desk)]
    return draft


def page(told: Told, held: Held, from_scrutiny: Sequence[OpenItem], room: int, desk: Desk) -> list[Section]:
    """With as many exceptions in a line each, of three, as leave room for the rest."""
    fitted: list[Section] = []
    for lines in range(LINES, 0, -1):
        fitted = on_a_page(page_sections(told, held, from_scrutiny, lines, desk), room)
        if sum(one.words for one in fitted) <= room:
            break
    return fitted


def page_sections(told: Told, held: Held, from_scrutiny: Sequence[OpenItem], lines: int, desk: Desk) -> list[Section]:
    today, several = desk.viewer.now, held.several
    return [
        Section("Exceptions", tuple(exceptions_listed(told, lines)), keep=lines + 1),
        Section(held.open_title, tuple(f"{decision_clause(one, today)}." for one in held.open_decisions), keep=2),
        Section("Still open from scrutiny", tuple(one.words for one in from_scrutiny[:FROM_SCRUTINY])),
        Section(
            f"Plan actions overdue or due by {full_date(held.until)}",
            tuple(f"{action_clause(one, today, with_division=several)}." for one in held.actions_due),
        ),
        Section(
            f"Commitments overdue or due by {full_date(held.until)}",
            tuple(f"{commitment_clause(one)}." for one in held.commitments_due),
        ),
        Section(
            "Risks moved since the review before", tuple(f"{risk_clause(one)}." for one in held.risks if has_moved(one))
        ),
        Section(
            "Budget",
            tuple(
                f"{f'{one.division}, ' if several else ''}{division_clause(one)}." for one in held.budgets
            ),
        ),
        Section("To settle", tuple(to_settle(told, held)), keep=QUESTIONS),
    ]  # fmt: skip


def exceptions_listed(told: Told, most: int) -> list[str]:
    """A line each; those beyond are named, and those that are too many counted."""
    shown, more = told.found.shown, told.found.more
    lines = [line(in_brief(one), told) for one in shown[:most]]
    if others := [*shown[most:], *more]:
        names = [one.metric.short_name for one in others[:NAMED_BESIDE]]
        rest = len(others) - len(names)
        lines.append(f"Also: {listed([*names, *([counted(rest, 'other')] if rest else [])])}.")
    return lines


def when_it_meets(held: Held, asked: Reading, catalogue: Catalogue) -> str:
    """ "The next Housing clinic is on 3 December 2026; the last was on 5 November 2026."."""
    unit = catalogue.divisions.get(asked.scope.id or "") if asked.scope.kind is ScopeKind.DIVISION else None
    name = f"{unit.name} clinic" if unit else "clinic"
    last = f"the last was on {full_date(held.last_clinic)}" if held.last_clinic else "no earlier one is held"
    if held.meetings.next:
        return f"The next {name} is on {full_date(held.meetings.next)}; {last}."
    return f"No day of the next {name} is held; {last}."


def at_a_glance(held: Held) -> str:
    """ "Beside these: 2 open decisions, 1 due action and 1 moved risk."; empty where there is none."""
    numbers = {
        "open decision": len(held.open_decisions),
        "due action": len(held.actions_due),
        "due commitment": len(held.commitments_due),
        "moved risk": sum(has_moved(one) for one in held.risks),
    }
    said = [counted(number, thing) for thing, number in numbers.items() if number]
    return f"Beside these: {listed(said)}." if said else ""


def missing(held: Held) -> str:
    """What only the council's return can give; nobody is told whether others see some."""
    absent = [kind.name for kind in held.kinds if not kind.rows]
    return f"Not held here for you: {listed(absent)}; they come with the council's own return." if absent else ""


def beware(told: Told) -> list[Caveat]:
    """Of the figures shown what is said of them now; what stands with a measure or its series is a question away."""
    said = []
    for one in told.found.shown:
        figure = told.figures[one.metric.id]
        said_already = {
            *(caveat.code for caveat in one.metric.caveats),
            *(event.kind.value for event in figure.events),
            *IN_THE_LINE,
        }
        of_now = [caveat for caveat in figure_caveats(figure, one.metric) if caveat.code not in said_already]
        said.append((one.metric.short_name, of_now))
    return attributed(said)
