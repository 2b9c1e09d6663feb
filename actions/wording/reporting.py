"""Rules of reporting and days of reporting in words: what is stated, and plainly what is not."""

from __future__ import annotations

import re
from datetime import date

from actions.wording.times import full_date
from data_layer.methods.reporting_rhythm import PlanReport, Standing, standing
from data_layer.reporting_facts import ReportingEvent, ReportingRule

NOT_STATED = "not stated"
EXPLAINED = re.compile(r" \(|[:,;]")  # where a subject begins to be explained


def event_words(one: ReportingEvent) -> str:
    """The title, and the body where the title does not name it."""
    return one.title if not one.body or one.body.casefold() in one.title.casefold() else f"{one.title} ({one.body})"


def subject_of(rule: ReportingRule) -> str:
    return rule.subject[:1].upper() + rule.subject[1:]


def rule_sentence(rule: ReportingRule, day: date) -> str:
    """ "Council plan: reported to the Scrutiny Committee quarterly."; with its days, in words where none is given."""
    if standing(rule, day) is Standing.PAUSED:
        return paused_sentence(rule)
    # one body by its name takes the verb; a list of them, or a level of the council, stands beside it
    if ";" in rule.body or (rule.body.isalpha() and rule.body.islower()):
        said = f"{rule.frequency or 'how often is not stated'}; audience: {bodies(rule)}"
    else:
        said = f"reported to the {rule.body}{f' {rule.frequency}' if rule.frequency else ''}"
    return f"{subject_of(rule)}: {said}{days_words(rule)}."


def in_short(rule: ReportingRule) -> str:
    """ "Critical Indicators: quarterly (from 2022)."; the subject without what explains it."""
    return f"{short_subject(subject_of(rule))}: {rule.frequency or 'how often is not stated'}{days_words(rule)}."


def short_subject(subject: str) -> str:
    return EXPLAINED.split(subject)[0]


def bodies(rule: ReportingRule) -> str:
    """ "senior officers, Executive, Corporate Scrutiny Committee when required"."""
    return rule.body.replace(";", ",")


def days_words(rule: ReportingRule) -> str:
    """ " (from 2022)", " (start: after April 2024, when the revised plan is in place)", " (until 22 November 2023)"."""
    said = []
    if rule.valid_from_as_given:
        joint = "from" if rule.valid_from_as_given.isdecimal() else "start:"
        said.append(f"{joint} {rule.valid_from_as_given}")
    elif rule.valid_from:
        said.append(f"from {full_date(rule.valid_from)}")
    if rule.valid_to:
        said.append(f"until {full_date(rule.valid_to)}")
    return f" ({', '.join(said)})" if said else ""


def paused_sentence(rule: ReportingRule) -> str:
    """ "Council plan: reporting to the Scrutiny Committee quarterly is suspended: refresh (Full Council)."."""
    often = f" {rule.frequency}" if rule.frequency else ""
    why = f": {rule.reason}" if rule.reason else ""
    by = f" ({rule.authority})" if rule.authority else ""
    if ";" in rule.body:
        return f"{subject_of(rule)}:{often} reporting is paused{pause_days(rule)}{why}{by}."
    return f"{subject_of(rule)}: reporting to the {rule.body}{often} is suspended{pause_days(rule)}{why}{by}."


def pause_days(rule: ReportingRule) -> str:
    """ " until quarter 4 of 2023/24", " from 1 April 2026 until 30 June 2026"; empty without."""
    first = f" from {full_date(rule.suspended_from)}" if rule.suspended_from else ""
    until = full_date(rule.suspended_until) if rule.suspended_until else rule.suspended_until_as_given
    return f"{first}{f' until {until}' if until else ''}"


def reason_words(rule: ReportingRule) -> str:
    return f"Reason given: {rule.reason}." if rule.reason else "No reason is stated."


def stated_on(rule: ReportingRule) -> str:
    """ "stated on 22 November 2023": the day from which the rule was known."""
    return f"stated on {full_date(rule.known_from)}"


def plan_report_words(plan: str, report: PlanReport, rule: ReportingRule) -> str:
    """ "The Council Plan 2024 to 2028 is in its year 3: by the rule its next report covers April 2026 to September
    2026."; and with whom it is shared.
    """
    covers = f"{report.covers.start:%B %Y} to {report.covers.end:%B %Y}"
    shared = f", and is the one shared with {bodies(rule)}" if report.shared else ""
    return f"The {plan} is in its year {report.plan_year}: by the rule its next report covers {covers}{shared}."
