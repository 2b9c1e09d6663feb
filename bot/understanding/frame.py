"""The question while it is being put together: slots said, slots remembered, slots assumed."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.reading import Asker, Assumption, Doubt, Kind, Missing, MissingKind, Reading, Scope, ScopeKind
from bot.understanding.hearing import Heard
from bot.understanding.subject_index import SubjectKind
from bot.understanding.subjects import Chosen
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, AreaKind, Group, MetricId


@dataclass(slots=True)
class Frame:
    """Filled step by step by the reader; `said` names the slots that the words themselves filled."""

    kind: Kind | None = None
    subkind: str | None = None
    metrics: tuple[MetricId, ...] = ()
    scope: Scope = field(default_factory=lambda: Scope(kind=ScopeKind.METRIC))
    areas: tuple[AreaCode, ...] = ()
    comparators: tuple[Group, ...] = ()
    group_words: str = ""
    group_kind: AreaKind | None = None
    period: PeriodAsked | None = None
    statistic: str | None = None
    said: set[str] = field(default_factory=set)
    assumed: list[Assumption] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    doubt: Doubt | None = None
    missing: Missing | None = None
    confidence: float = 1.0
    body: str | None = None
    asker: Asker | None = None
    part: str | None = None
    wording: str | None = None

    @property
    def about_something(self) -> bool:
        return bool(self.metrics) or self.scope.kind is not ScopeKind.METRIC

    def reading(self) -> Reading:
        return Reading(
            kind=self.kind or Kind.CLARIFY,
            subkind=self.subkind,
            metrics=self.metrics,
            scope=self.scope,
            areas=self.areas,
            comparators=self.comparators,
            period=self.period,
            statistic=self.statistic,
            assumed=tuple(self.assumed),
            carried_over=tuple(self.carried),
            confidence=round(self.confidence, 2),
            doubt=self.doubt,
            missing=self.missing,
            body=self.body,
            asker=self.asker,
            part=self.part,
            wording=self.wording,
        )


PLAN_SCOPES = {
    SubjectKind.OUTCOME: ScopeKind.OUTCOME,
    SubjectKind.PORTFOLIO: ScopeKind.PORTFOLIO,
    SubjectKind.DIVISION: ScopeKind.DIVISION,
    SubjectKind.DIRECTORATE: ScopeKind.DIRECTORATE,
    SubjectKind.LEVEL: ScopeKind.LEVEL,
}


def scope_chosen(chosen: Chosen) -> Scope | None:
    """The theme, outcome or other part of the council that is named; None where a measure or none is."""
    if chosen.theme:
        return Scope(kind=ScopeKind.THEME, id=chosen.theme)
    return Scope(kind=PLAN_SCOPES[chosen.outcome.kind], id=chosen.outcome.id) if chosen.outcome else None


def set_subject(frame: Frame, chosen: Chosen) -> None:
    if chosen.metrics:
        frame.metrics = chosen.metrics
    elif scope := scope_chosen(chosen):
        frame.scope = scope
    elif chosen.not_held:
        frame.missing = Missing(kind=MissingKind.SUBJECT, words=chosen.not_held.replace("_", " "), id=chosen.not_held)


def scope_name(frame: Frame, heard: Heard) -> str:
    """The scope as the decision table names it."""
    if frame.metrics:
        return "metric"
    if frame.scope.kind is not ScopeKind.METRIC:
        return str(frame.scope.kind)
    return "everything" if heard.everything else "none"
