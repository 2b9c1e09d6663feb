"""What the rule of reporting is or was, and whether it is paused: as papers state it, and what they do not state."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.compose import Draft, clauses_within, compose
from actions.council_reports import CouncilReports, council_reports, plan_reports
from actions.desk import Desk
from actions.reading import Reading
from actions.reports_told import INVENTED, reports_draft, rule_provenance, short_first
from actions.returned import invented
from actions.wording.reporting import (
    days_words,
    pause_days,
    plan_report_words,
    reason_words,
    rule_sentence,
    stated_on,
)
from data_layer.catalogue import Catalogue
from data_layer.methods.reporting_rhythm import Standing, paused_between, rhythm_in, standing
from data_layer.reporting_facts import ReportingRule

REPORTING = "reporting"


def reporting_rule(asked: Reading, desk: Desk) -> Answer:
    """A pause first, if one is held that began by the days asked about; else the rules of those days."""
    with desk.reader() as reader:
        held = council_reports(reader, asked, desk)
    paused = [rule for rule in held.rules if paused_between(rule, held.first, held.last)]
    if not paused and not held.past:
        paused = [rule for rule in held.rules if rule.has_pause and rule.known_from <= held.last]
    if paused:
        return compose(paused_draft(paused[0], held, desk.catalogue), asked, desk)
    return compose(reports_draft(held, desk.catalogue), asked, desk)


def paused_draft(rule: ReportingRule, held: CouncilReports, catalogue: Catalogue) -> Draft:
    """What is stated of it in the order in which it is asked: that it is so, why, what comes instead; then the gaps."""
    others = [one for one in held.holding if one.id != rule.id]
    after = [one for one in others if one.plan and rule.plan and one.plan.startswith(rule.plan)]
    meanwhile = [one for one in others if one not in after and standing(one, held.last) is Standing.HOLDS]
    due = [plan_report_words(plan.name, report, by) for plan, report, by in plan_reports(held)]
    return Draft(
        headline=headline(rule, held),
        sentences=[
            each
            for each in (
                reason_words(rule),
                gaps(rule, after, year_known=bool(due)),
                *(after_words(one) for one in after),
                *due,
            )
            if each
        ],
        details=[
            "Without the plan's first year its half-years cannot be counted." if by_year(after) and not due else "",
            f"Authority, as stated: {rule.authority}." if rule.authority else "Who decided it is not stated.",
            rules_listed(meanwhile, held),
            f"Stated in: {rule.document}." if rule.document else "",
        ],
        metrics=[],
        caveats=invented((rule, *after, *meanwhile), INVENTED),
        provenance=[rule_provenance(one, catalogue) for one in (rule, *after, *meanwhile)],
        follow_ups=["When is the next performance report?", "What needs attention?"],
    )


def headline(rule: ReportingRule, held: CouncilReports) -> str:
    """Whether it is paused on the days asked about, or was; and that it is not known to have resumed."""
    often = f"{rule.frequency} " if rule.frequency else ""
    named = f"{often}{'' if REPORTING in rule.subject.casefold() else f'{REPORTING} of '}{rule.subject}"
    stated = stated_on(rule) if rule.from_a_paper else None
    if paused_between(rule, held.first, held.last):
        verb = "was" if held.past else "is"
        return clauses_within(f"{named[:1].upper()}{named[1:]} {verb} paused{pause_days(rule)}", [(", as ", stated)])
    return clauses_within(
        f"The last pause known here: {named} was paused{pause_days(rule)}", [("; ", "whether it resumed is not held")]
    )


def after_words(rule: ReportingRule) -> str:
    """ "To follow: annual; every six months from year 3 of the plan (start: after April 2024, ...)."."""
    return f"To follow: {rule.frequency}{days_words(rule)}."


def gaps(rule: ReportingRule, after: Sequence[ReportingRule], *, year_known: bool) -> str:
    """What the papers leave open: the pause's first day, and the year from which half-years count."""
    open_ends = [] if rule.suspended_from else ["since when"]
    if by_year(after) and not year_known:
        open_ends.append("the plan's first year")
    return f"Not stated: {', and '.join(open_ends)}." if open_ends else ""


def by_year(rules: Sequence[ReportingRule]) -> bool:
    """Whether one of them asks for reports by the year of a plan."""
    return any((rhythm := rhythm_in(rule.frequency or "")) and rhythm.from_year for rule in rules)


def rules_listed(rules: Sequence[ReportingRule], held: CouncilReports) -> str:
    lines = [f"- {line}" for line in short_first([rule_sentence(one, held.last) for one in rules])]
    return "\n".join(["Other rules of reporting held here:", *lines]) if lines else ""
