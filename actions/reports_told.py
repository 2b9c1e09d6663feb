"""When the council itself reports, told: its days first, else its rules, with what they do not state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from actions.compose import Draft
from actions.council_reports import CouncilReports, plan_reports
from actions.meetings_named import Named
from actions.returned import invented, origin
from actions.wording.meetings import in_time_headline, last_sentence, next_headline
from actions.wording.names import named
from actions.wording.reporting import (
    days_words,
    event_words,
    in_short,
    plan_report_words,
    rule_sentence,
    short_subject,
    stated_on,
)
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue
from data_layer.facts import Provenance
from data_layer.methods.reporting_rhythm import EVERY
from data_layer.queries.reporting import RULES_QUERY
from data_layer.reporting_facts import ReportingRule
from data_layer.vocabulary import MetricId

LISTED = 5
INVENTED = "the reporting days and rules of the return"
FOLLOW_UPS = ["When is the next recycling figure due?", "What needs attention?"]


def reports_draft(held: CouncilReports, catalogue: Catalogue) -> Draft:
    """Days first, each with what is reported, and before all that of a meeting or quarter that was named; then the
    rules. Where no day is held that is the headline.
    """
    lines = [rule_sentence(rule, held.last) for rule in held.holding]
    beware = invented([*held.events, *held.holding], INVENTED)
    due = [plan_report_words(plan.name, report, rule) for plan, report, rule in plan_reports(held)]
    details = ["\n".join(f"- {full_date(one.held)}: {event_words(one)}" for one in held.events[:LISTED])]
    provenance = [rule_provenance(rule, catalogue) for rule in held.holding]
    brief = [in_short(one) if one.from_a_paper else rule_sentence(one, held.last) for one in held.holding]
    if held.named and (held.events or held.named.events):
        headline = named_headline(held.named, held)
        said = [last_sentence(held.named, headline, held.today), *due, *short_first(brief)]
        return Draft(headline=headline, sentences=[each for each in said if each], details=details, metrics=[],
                     caveats=beware, provenance=provenance, follow_ups=FOLLOW_UPS)  # fmt: skip
    if held.events:
        to_come = [one for one in held.events if one.held >= held.today]
        one = to_come[0] if to_come else held.events[-1]
        start = "The next report is" if to_come else "The last report then was"
        headline = f"{start} on {full_date(one.held)}: {event_words(one)}."
        return Draft(headline=headline, sentences=[*due, *short_first(brief)], details=details, metrics=[],
                     caveats=beware, provenance=provenance, follow_ups=FOLLOW_UPS)  # fmt: skip
    papers = [rule for rule in held.holding if rule.from_a_paper]
    if lines and not papers:
        return Draft(headline=lines[0], sentences=[*due, *lines[1:]], metrics=[], caveats=beware, provenance=provenance,
                     follow_ups=FOLLOW_UPS)  # fmt: skip
    missing = f"No reporting dates of {held.where}'s own are held here"
    if not lines:
        instead = "Ask when the next figures of a measure are due instead."
        return Draft(headline=f"{missing}.", sentences=["They come with the council's own return.", instead],
                     subkind="none_held", metrics=[], follow_ups=FOLLOW_UPS)  # fmt: skip
    said = next((rule for rule in papers if (rule.frequency or "").casefold() in EVERY), None)
    return Draft(
        headline=headline_of(said, papers, missing, held),
        sentences=[*due, *short_first([in_short(rule) for rule in held.holding if rule != said or days_words(rule)])],
        details=["\n".join(f"- {line}" for line in lines), "Whether these rules have changed since is not held here."],
        subkind="none_held",
        metrics=[],
        caveats=beware,
        provenance=provenance,
        follow_ups=FOLLOW_UPS,
    )


def named_headline(named: Named, held: CouncilReports) -> str:
    if held.first == held.last == held.today or date.min == held.first or date.max == held.last:
        return next_headline(named, held.events[0] if held.events else None, held.today)
    return in_time_headline(named, held.first, held.last, held.today)


def headline_of(
    first: ReportingRule | None, papers: Sequence[ReportingRule], missing: str, held: CouncilReports
) -> str:
    """ "No reporting dates of Nottingham's own are held here; the rules stated on 22 November 2023 have Critical
    Indicators quarterly."; of a time that is over, without the days.
    """
    rules = f"the rules {stated_on(papers[0])}"
    told = f"{rules} have {short_subject(first.subject)} {first.frequency}" if first else f"{rules} say how often"
    if not held.past:
        return f"{missing}; {told}."
    since = "" if not first or first.valid_from or first.valid_from_as_given else "; since when is not stated"
    return f"For that time {told}{since}."


def short_first(lines: Sequence[str]) -> list[str]:
    """So that as many of them as can be stand in the summary."""
    return sorted(lines, key=lambda line: len(line.split()))


def council_sentence(
    held: CouncilReports, metrics: Iterable[str], catalogue: Catalogue
) -> tuple[str, list[Provenance]]:
    """Beside the next figures of measures: when the council itself next reports, as far as that is held; its source."""
    if held.events and not held.past:
        return f"The council next reports on {full_date(held.events[0].held)}: {event_words(held.events[0])}.", []
    for metric in (catalogue.metrics[MetricId(id)] for id in metrics):
        for rule in held.holding:
            if metric.tier and rule.frequency and metric.tier in rule.subject.casefold():
                said = (
                    f"The council itself reports {metric.tier.title()}s {rule.frequency}, as {stated_on(rule)}; here "
                    f"{named(metric)} is placed among them. No day is held."
                )
                return said, [rule_provenance(rule, catalogue)]
    return "When the council itself next reports it is not held here.", []


def rule_provenance(rule: ReportingRule, catalogue: Catalogue) -> Provenance:
    what = "How often the council reports what to whom."
    return origin(rule.source, rule.loaded, what, RULES_QUERY, catalogue, document=rule.document)
