"""What can be asked: the themes with how much is held in each, or the metrics of one theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actions.accountability import ILLUSTRATION, placed_by_us
from actions.answer import Answer
from actions.base import KindAction
from actions.comparators import comparators_draft
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.lens import lens
from actions.metric_review import metric_review
from actions.reading import Kind, Reading, ScopeKind, Subkind
from actions.scope import metrics_in, scope_words, within
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import listed
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import AreaCode, MetricId, ThemeId

PORTFOLIOS = "portfolios"
COMPARATORS = "comparators"


class ActionCatalogue(KindAction):
    kind = Kind.CATALOGUE

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return catalogue(asked, desk)


def catalogue(asked: Reading, desk: Desk) -> Answer:
    return BY_SUBKIND.get(asked.subkind or "", what_is_held)(asked, desk)


def what_is_held(asked: Reading, desk: Desk) -> Answer:
    """The measures named, or those of the scope, or all themes."""
    held = desk.catalogue
    if asked.metrics:
        return compose(metrics_draft(asked, desk), asked, desk)
    if asked.scope.kind is ScopeKind.THEME and asked.scope.id:
        return compose(theme_draft(ThemeId(asked.scope.id), held), asked, desk)
    if asked.scope.id:
        return compose(scope_draft(asked, held), asked, desk)
    return compose(all_draft(held), asked, desk)


def portfolios(asked: Reading, desk: Desk) -> Answer:
    return compose(portfolios_draft(desk.catalogue), asked, desk)


def comparators(asked: Reading, desk: Desk) -> Answer:
    return compose(comparators_draft(asked, desk), asked, desk)


BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {
    PORTFOLIOS: portfolios,
    COMPARATORS: comparators,
    Subkind.LENS: lens,
    Subkind.METRIC_REVIEW: metric_review,
}


def all_draft(held: Catalogue) -> Draft:
    themes = [theme for theme in held.themes.values() if loaded(theme.metrics, held)]
    total = sum(len(loaded(theme.metrics, held)) for theme in themes)
    lines = [f"- {theme.name}: {listed(m.short_name for m in loaded(theme.metrics, held))}" for theme in themes]
    return Draft(
        headline=f"You can ask about {counted(total, 'measure')} in {counted(len(themes), 'theme')}.",
        sentences=[f"They cover {listed(theme.name.lower() for theme in themes)}."],
        details=["\n".join(lines)],
        follow_ups=[f"How is {theme.name.lower()} doing?" for theme in themes[:3]],
        metrics=[],
    )


def metrics_draft(asked: Reading, desk: Desk) -> Draft:
    """Whether what was named is held, and of which times."""
    area = (asked.areas or (desk.viewer.home_area,))[0]
    first, *more = (held_since(desk.catalogue.metrics[each], area, desk.catalogue) for each in asked.metrics)
    metrics = [desk.catalogue.metrics[each] for each in asked.metrics]
    return Draft(
        headline=first,
        sentences=more,
        details=[in_lines(metrics)],
        follow_ups=[titled(metric.short_name) for metric in metrics[:3]],
        metrics=list(asked.metrics),
    )


def held_since(metric: Metric, area: AreaCode, held: Catalogue) -> str:
    periods, place = held.held(metric.id, area), held.area_name(area)
    if not periods:
        return f"No figure on {named(metric)} is held for {place}."
    if len(periods) == 1:
        return f"One figure on {named(metric)} is held for {place}, of {periods[0].words}."
    return (
        f"Figures on {named(metric)} in {place} are held for {counted(len(periods), 'period')}, "
        f"from {periods[0].words} to {periods[-1].words}."
    )


def theme_draft(theme_id: ThemeId, held: Catalogue) -> Draft:
    theme = held.themes[theme_id]
    have = loaded(theme.metrics, held)
    waiting = [held.metrics[metric].short_name for metric in theme.metrics if not held.metrics[metric].loaded]
    draft = Draft(
        headline=f"{theme.name}: {counted(len(have), 'measure')} can be asked about.",
        sentences=[f"They are {listed(metric.short_name for metric in have)}."] if have else [],
        details=[in_lines(have)],
        follow_ups=[titled(metric.short_name) for metric in have[:3]],
        metrics=[metric.id for metric in have],
    )
    if waiting:
        draft.details.append(f"Defined, but without figures here yet: {listed(waiting)}.")
    return draft


def scope_draft(asked: Reading, held: Catalogue) -> Draft:
    """An outcome's, portfolio's, division's or level's measures."""
    have = loaded(tuple(metrics_in(asked, held)), held)
    about = scope_words(asked, held)
    if not have:
        return Draft(headline=f"No measure held here belongs to {about}.", metrics=[])
    return Draft(
        headline=f"{counted(len(have), 'measure')} held here belong{'s' if len(have) == 1 else ''} to {about}.",
        sentences=[f"They are {listed(metric.short_name for metric in have)}."],
        details=[in_lines(have)],
        caveats=[ILLUSTRATION] if any(placed_by_us(metric) for metric in have) else [],
        follow_ups=[
            f"What is getting worse{within(asked, held)}?",
            f"What has improved{within(asked, held)}?",
            titled(have[0].short_name),
        ],
        metrics=[metric.id for metric in have],
    )


def portfolios_draft(held: Catalogue) -> Draft:
    """Nobody's name is kept, so "my portfolio" is asked back as the list of them."""
    portfolios = list(held.portfolios.values())
    if not portfolios:
        return Draft(headline="No portfolios are held here for this council.", metrics=[])
    return Draft(
        headline=f"Which portfolio do you mean? {counted(len(portfolios), 'portfolio')} are held here.",
        sentences=[f"They are {listed(one.name for one in portfolios)}."],
        caveats=[ILLUSTRATION],
        follow_ups=[f"Which measures are in the {one.name} portfolio?" for one in portfolios[:4]],
        metrics=[],
    )


def in_lines(metrics: Iterable[Metric]) -> str:
    """A line each, with its unit and how often it comes."""
    return "\n".join(f"- {metric.name} ({metric.unit}, by {metric.frequency})" for metric in metrics)


def loaded(metrics: tuple[MetricId, ...], held: Catalogue) -> list[Metric]:
    return [held.metrics[metric] for metric in metrics if held.metrics[metric].loaded]
