"""What the council's own return warns of: divisions over budget, high risks, promises overdue, and what is heard."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from actions.answer import Caveat
from actions.desk import Desk
from actions.one_page import Section
from actions.reading import Reading
from actions.returned import came_from, invented
from actions.rows_asked import whole
from actions.scope import metrics_in
from actions.standouts import overdue
from actions.wording.budgets import is_over, variance_words
from actions.wording.commitments import commitment_clause
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.risks import risk_in_short
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue
from data_layer.council_facts import RiskRating
from data_layer.divisional_facts import BudgetLine, RegisteredRisk
from data_layer.early_warning_rules import SignalTest
from data_layer.facts import Provenance
from data_layer.methods.budget import DivisionBudget, newest_budgets
from data_layer.methods.risk import rating
from data_layer.queries import budgets, risks
from data_layer.queries.commitments import QUERY as COMMITMENTS
from data_layer.queries.soft_intelligence import QUERY as SOFT_INTELLIGENCE
from data_layer.queries.soft_intelligence import Heard, soft_intelligence
from data_layer.slugs import underscored
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, MetricId

HIGH = frozenset({RiskRating.HIGH, RiskRating.VERY_HIGH})
NO_FIGURES = "Heard, not counted: no figures, and not checked"


@dataclass(slots=True)
class OwnSignals:
    """`counts`: "3 divisions forecast over budget"; `sections`: of the text, what is heard the last."""

    counts: list[str] = field(default_factory=list)
    tests: list[SignalTest] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)  # that give what a section leaves out
    provenance: list[Provenance] = field(default_factory=list)
    caveats: list[Caveat] = field(default_factory=list)

    def sentences(self) -> list[str]:
        return [f"From the council's own return: {listed(self.counts)}."] if self.counts else []


@dataclass(frozen=True, slots=True)
class Within:
    """Divisions and measures that the question ranges over; None where it is all of them."""

    divisions: Collection[str] | None
    metrics: Collection[MetricId] | None

    def holds(self, one: Heard) -> bool:
        if self.divisions is None or self.metrics is None:
            return True
        return one.about in self.metrics or underscored(one.subject) in self.divisions


def own_signals(asked: Reading, area: AreaCode, reader: Reader, desk: Desk) -> OwnSignals:
    """Nothing where the viewer may see nothing of it, and none of another council."""
    found, among, catalogue = OwnSignals(), within_asked(asked, desk.catalogue), desk.catalogue
    over = over_budget(budgets.budget_lines(reader, area, divisions=among.divisions, **desk.known))
    lines = [line for one in over for line in one.lines]
    add(found, counted(len(over), "division") + " forecast over budget" if over else "", "Forecast over budget",
        [f"{one.division}, {one.period.words}: {variance_words(one.budget, one.forecast)}" for one in over],
        "Which divisions are over budget?")  # fmt: skip
    found.tests += [SignalTest.OVER_BUDGET] if over else []
    found.provenance += came_from(lines, "What divisions may spend and are forecast to.", budgets.QUERY, catalogue)
    register = risks.risks(reader, area, divisions=among.divisions, metrics=among.metrics, **desk.known)
    high = [one for one in register if is_high(one)]
    add(found, counted(len(high), "risk") + " rated high" if high else "", "Risks rated high",
        [f"{f'{one.division}: ' if one.division else ''}{risk_in_short(one)}" for one in high],
        "Which risks have gone up?")  # fmt: skip
    found.tests += [SignalTest.HIGH_RISK] if high else []
    found.provenance += came_from(high, "What may go wrong, and how it was rated.", risks.QUERY, catalogue)
    late = overdue(asked, area, reader, desk)
    add(found, counted(len(late), "commitment") + " overdue" if late else "", "Commitments overdue",
        [commitment_clause(one) for one in late], "Which commitments are overdue?")  # fmt: skip
    found.provenance += came_from(late, "What the council's plans promise.", COMMITMENTS, catalogue)
    heard = [one for one in soft_intelligence(reader, area, **desk.known) if among.holds(one)]
    add(found, "", NO_FIGURES, [heard_clause(one, catalogue) for one in heard])
    found.provenance += came_from(heard, "What is heard and not counted.", SOFT_INTELLIGENCE, catalogue)
    found.caveats += invented([*lines, *high, *late, *heard], "the entries of the council's own return")
    return found


def add(found: OwnSignals, count: str, title: str, lines: list[str], question: str = "") -> None:
    found.counts += [count] if count else []
    found.sections += [Section(title, tuple(f"{line.rstrip('.')}." for line in lines))] if lines else []
    found.questions += [question] if lines and question else []


def over_budget(lines: list[BudgetLine]) -> list[DivisionBudget]:
    """Those forecast to spend more than they may, by name: no order by amount."""
    held = [one for one in newest_budgets(lines) if one.variance and is_over(one.budget, one.forecast)]
    return sorted(held, key=lambda one: one.division)


def is_high(one: RegisteredRisk) -> bool:
    newest = one.newest
    return newest is not None and rating(newest.likelihood, newest.impact) in HIGH


def heard_clause(one: Heard, catalogue: Catalogue) -> str:
    """ "12 October 2026 (Ward members), on missed bins: “Two estates were missed three weeks running”"."""
    metric = catalogue.metrics.get(one.about) if one.about else None
    subject = named(metric) if metric else one.subject
    return f"{full_date(one.as_at)} ({titled(one.heard_from)}), on {subject}: “{one.note.rstrip('.')}”"


def within_asked(asked: Reading, catalogue: Catalogue) -> Within:
    """Of a theme or an outcome the divisions of its measures are meant as well."""
    if whole(asked):
        return Within(None, None)
    metrics = frozenset(metrics_in(asked, catalogue))
    named_divisions = (catalogue.metrics[metric].division for metric in metrics)
    return Within(frozenset(underscored(name) for name in named_divisions if name), metrics)
