"""What lies under a measure in its division: measures of a lower tier, plan actions, risks and budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.attention import attention
from actions.desk import Desk
from actions.one_page import Section
from actions.standout_words import Told, line
from actions.wording.budgets import division_clause
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.plan_actions import action_clause
from actions.wording.risks import risk_clause
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import Tier
from data_layer.divisional_facts import BudgetLine, DivisionalAction, RegisteredRisk
from data_layer.methods.budget import newest_budgets
from data_layer.queries import budgets, divisional_actions, risks
from data_layer.queries.assessments import assessments
from data_layer.slugs import underscored
from data_layer.standouts import TIERS
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

LISTED = 5
NO_DIVISION = "No division is recorded for it, so nothing can be followed below it."


@dataclass(frozen=True, slots=True)
class Below:
    """What lies under a measure in its division: measures that stand out with their words, the names of the others,
    and rows of the council's return, those that bear on the measure itself first.
    """

    told: Told
    others: Sequence[Metric]
    actions: Sequence[DivisionalAction]
    risks: Sequence[RegisteredRisk]
    lines: Sequence[BudgetLine]

    @property
    def rows(self) -> list[DivisionalAction | RegisteredRisk | BudgetLine]:
        return [*self.actions, *self.risks, *self.lines]


def below(metric: Metric, area: AreaCode, reader: Reader, desk: Desk) -> Below:
    """Measures of its division and a lower tier: those of its theme or of an outcome that it serves."""
    under = measures_below(metric, desk.catalogue)
    judged = assessments(reader, [each.id for each in under], area, **desk.known)
    told = attention(judged, area, "", reader, desk)
    standing_out = {one.metric.id for one in told.found.shown}
    held = {one.metric for one in judged}
    division = [underscored(metric.division)] if metric.division else []
    actions = divisional_actions.divisional_actions(reader, area, divisions=division, **desk.known)
    at_risk = risks.risks(reader, area, divisions=division, **desk.known)
    return Below(
        told=told,
        others=[each for each in under if each.id in held and each.id not in standing_out],
        actions=sorted(actions, key=lambda row: row.metric != metric.id),
        risks=sorted(at_risk, key=lambda row: row.metric != metric.id),
        lines=budgets.budget_lines(reader, area, divisions=division, **desk.known),
    )


def measures_below(metric: Metric, catalogue: Catalogue) -> list[Metric]:
    """Whole ones of its division and a lower tier, of its theme first and then of an outcome that it serves."""
    if metric.division is None or metric.tier not in TIERS:
        return []
    lower = [tier for tier in TIERS[TIERS.index(metric.tier) + 1 :] if tier != Tier.CONTEXT]
    of_division = [
        each
        for each in catalogue.whole_metrics()
        if each.division == metric.division and each.tier in lower and each.id != metric.whole and each.loaded
    ]
    alike = [each for each in of_division if each.theme == metric.theme]
    same_outcome = [each for each in of_division if each not in alike and set(each.outcomes) & set(metric.outcomes)]
    return [*alike, *same_outcome]


def sections_below(metric: Metric, found: Below, desk: Desk) -> list[Section]:
    if metric.division is None:
        return [Section("Below it", (NO_DIVISION,))]
    today, told = desk.viewer.now, found.told
    names = listed(
        [
            *(each.short_name for each in found.others[:LISTED]),
            *([counted(len(found.others) - LISTED, "other")] if len(found.others) > LISTED else []),
        ]
    )
    measures = [line(one, told) for one in told.found.shown]
    if found.others:
        measures.append(f"{'Beside these' if measures else 'None of them stands out'}: {names}.")
    return [
        Section(f"Measures under it in the {metric.division} division", tuple(measures)),
        Section(
            "Plan actions", tuple(bearing(row, metric, action_clause(row, today)) for row in found.actions[:LISTED])
        ),
        Section("Risks", tuple(bearing(row, metric, risk_clause(row)) for row in found.risks[:LISTED])),
        Section("Budget of the division", tuple(f"{division_clause(one)}." for one in newest_budgets(found.lines))),
    ]  # fmt: skip


def bearing(row: DivisionalAction | RegisteredRisk, metric: Metric, words: str) -> str:
    """Says which of a division's rows bear on the measure itself."""
    return f"{words}{'; bears on this measure' if row.metric == metric.id else ''}."


def in_short(metric: Metric, found: Below) -> str:
    """ "Under it in the Housing division: 8 measures of a lower tier, 3 in need of attention; 1 risk bears on it."."""
    if metric.division is None:
        return NO_DIVISION
    looked_at = found.told.found.looked_at
    standing = len(found.told.found.shown) + len(found.told.found.more)
    parts = [f"{counted(looked_at, 'measure')} of a lower tier, {standing or 'none'} in need of attention"]
    if not looked_at:
        parts = ["no measure of a lower tier"]
    rows = {"plan action": found.actions, "risk": found.risks}
    parts += [
        f"{counted(number, thing)} {'bears' if number == 1 else 'bear'} on it"
        for thing, held in rows.items()
        if (number := sum(row.metric == metric.id for row in held))
    ]
    if not found.rows:
        parts.append("no plan action, risk or budget is held here for you: they come with the council's own return")
    return f"Under it in the {metric.division} division: {'; '.join(parts)}."
