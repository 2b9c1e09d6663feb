"""What else can be asked of the same measure and place: its figure, how it went, where it stands, what it means."""

from __future__ import annotations

from actions.answer import Option
from actions.reading import Kind
from actions.reading_choices import Ground
from actions.wording.names import titled
from data_layer.periods import PeriodAsked, held_in
from data_layer.vocabulary import Group

KINDS = {
    Kind.PERFORMANCE: "the figure",
    Kind.TREND: "over time",
    Kind.COMPARISON: "against others",
    Kind.DEFINITION: "what it means",
}
# those that turn into one of them as well
KINDS_READ = KINDS | {
    Kind.TARGET: "against its target",
    Kind.BASELINE: "since its baseline",
    Kind.EXPLANATION: "why",
    Kind.EXPORT: "as a file",
}


def kind_choices(ground: Ground) -> list[Option]:
    return [
        Option(label=titled(words), value=kind.value)
        for kind, words in KINDS.items()
        if kind is not ground.kind and TELLS[kind](ground)
    ]


def one_period(asked: PeriodAsked | None) -> PeriodAsked | None:
    """A run of years is asked of a series alone; of its newest elsewhere."""
    return None if asked is not None and (asked.spans or asked.newest) else asked


def has_figure(ground: Ground) -> bool:
    """Of one place: several are told apart only where they are compared."""
    when = one_period(ground.asked.period)
    held = (ground.catalogue.held(metric, ground.areas[0]) for metric in ground.metrics)
    return len(ground.areas) == 1 and any(held_in(when, periods) for periods in held)


def has_series(ground: Ground) -> bool:
    return any(len(ground.catalogue.held(metric, area)) > 1 for metric in ground.metrics for area in ground.areas)


def has_others(ground: Ground) -> bool:
    """Councils to stand beside, for a published measure that is held there and then."""
    catalogue, area, when = ground.catalogue, ground.areas[0], one_period(ground.asked.period)
    published = (metric for metric in ground.metrics if not catalogue.metrics[metric].is_own)
    grouped = any(catalogue.group(group, area) for group in Group)
    return grouped and any(held_in(when, catalogue.held(metric, area)) for metric in published)


def is_defined(ground: Ground) -> bool:
    return bool(ground.metrics)


TELLS = {
    Kind.PERFORMANCE: has_figure,
    Kind.TREND: has_series,
    Kind.COMPARISON: has_others,
    Kind.DEFINITION: is_defined,
}
