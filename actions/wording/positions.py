"""Where a figure stands among comparators, in words: bands and medians, never a rank."""

from __future__ import annotations

from actions.wording.numbers import counted, formatted, short
from actions.wording.places import group_name, place
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Position
from data_layer.vocabulary import Band, Basis, BetterWhen, Group, Outlier, Status

BAND_WORDS = {
    Band.LOWEST_QUARTER: "in the lowest quarter of",
    Band.MIDDLE_HALF: "in the middle half of",
    Band.HIGHEST_QUARTER: "in the highest quarter of",
    Band.NO_CLEAR_DIFFERENCE: "not clearly different from",
}
WORST = {BetterWhen.HIGHER: Band.LOWEST_QUARTER, BetterWhen.LOWER: Band.HIGHEST_QUARTER}
BEST = {BetterWhen.HIGHER: Band.HIGHEST_QUARTER, BetterWhen.LOWER: Band.LOWEST_QUARTER}
ADVERSE_OUTLIER = {BetterWhen.HIGHER: Outlier.LOW, BetterWhen.LOWER: Outlier.HIGH}


def in_worst_quarter(position: Position, metric: Metric) -> bool:
    return position.band is not None and position.band is WORST.get(metric.better_when)


def in_best_quarter(position: Position, metric: Metric) -> bool:
    return position.band is not None and position.band is BEST.get(metric.better_when)


def is_adverse_outlier(position: Position, metric: Metric) -> bool:
    return position.outlier is not None and position.outlier is ADVERSE_OUTLIER.get(metric.better_when)


def group_words(position: Position, figure: Figure, catalogue: Catalogue) -> str:
    return group_name(position.group, figure.observation.area, catalogue)


def position_clause(position: Position, figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    """ "in the lowest quarter of its nearest neighbours (median 35.6%)"; for a headline."""
    if position.median is None or figure.observation.value is None:
        return None
    middle = short(position.median, metric)
    if position.group is Group.ENGLAND and position.basis is Basis.PUBLISHED:
        return f"{beside(figure.observation.value, position, metric)} England's {middle}"
    if position.outlier is not None:
        far = "above" if position.outlier is Outlier.HIGH else "below"
        return f"far {far} the median of {own(position, figure, catalogue)} ({middle})"
    if position.band is None:
        return f"beside a median of {middle} among {own(position, figure, catalogue)}"
    return f"{BAND_WORDS[position.band]} {own(position, figure, catalogue)} (median {middle})"


def own(position: Position, figure: Figure, catalogue: Catalogue) -> str:
    """The group as "its" group, where the council was named just before."""
    if position.group is Group.NEAREST_NEIGHBOURS:
        return "its nearest neighbours"
    if position.group is Group.ENGLAND:
        return "councils in England"
    return group_words(position, figure, catalogue)


def beside(value: float, position: Position, metric: Metric) -> str:
    assert position.median is not None
    if position.band is Band.NO_CLEAR_DIFFERENCE:
        return "not clearly different from"
    gap = round(value, metric.decimals) - round(position.median, metric.decimals)
    return "the same as" if gap == 0 else "above" if gap > 0 else "below"


def position_sentence(
    position: Position, figure: Figure, metric: Metric, catalogue: Catalogue, *, it: str = "It"
) -> str | None:
    """The whole comparison in a sentence, with its median, quartiles and the number of members that publish.

    `it`: what the sentence begins with where several councils are spoken of.
    """
    name = group_words(position, figure, catalogue)
    if position.n == 0 or position.median is None:
        return f"None of {name} has a figure for this period."
    value = figure.observation.value
    if position.group is Group.ENGLAND and position.basis is Basis.PUBLISHED:
        if value is None:
            return f"England's figure is {formatted(position.median, metric)}."
        return f"{it} is {beside(value, position, metric)} England's figure of {formatted(position.median, metric)}."
    if position.group is Group.ENGLAND:
        name = "all councils in England that publish it"
        held = f"{counted(position.n, 'council')}"
    else:
        held = f"{position.n} of {position.of} have a figure{that_compares(position)}"
    middle = f"median of {formatted(position.median, metric)}"
    if position.q1 is not None and position.q3 is not None and position.n >= 5:
        middle += f", middle half from {short(position.q1, metric)} to {short(position.q3, metric)}"
    if value is None:
        return f"{name[0].upper()}{name[1:]}: {middle} ({held})."
    if position.band is None:
        why = why_no_band(position, metric)
        return f"Beside it, {name} have a {middle} ({held}); no band is given{why}."
    far = ""
    if position.outlier is not None:
        far = f", far {'above' if position.outlier is Outlier.HIGH else 'below'} most of them"
    return f"{it} stands {BAND_WORDS[position.band]} {name}{far}: {middle} ({held})."


def that_compares(position: Position) -> str:
    """Some members have one that is not to be set beside others."""
    return " that compares" if any(m.status is Status.NOT_COMPARABLE for m in position.members) else ""


def why_no_band(position: Position, metric: Metric) -> str:
    if position.n < 5:
        return ", because fewer than five of them publish one"
    if metric.kind.value == "amount":
        return ", because the figure grows with a council's size"
    if metric.better_when is BetterWhen.NEUTRAL:
        return ", because neither high nor low is better"
    return ""


def members_sentence(position: Position, metric: Metric, catalogue: Catalogue) -> str | None:
    """Members one by one, alphabetical, where there are fewer than ten."""
    if position.n == 0 or position.n >= 10:
        return None
    shown = [f"{place(m.area, catalogue)} {short(m.value, metric)}" for m in position.members if m.value is not None]
    return f"Their figures: {', '.join(shown)}."


def without_figure(position: Position, catalogue: Catalogue) -> str | None:
    """Names the members that publish no figure, or none that compares, where they are few."""
    missing = [m for m in position.members if m.value is None]
    if not missing or len(missing) > 3:
        return None
    why = {
        " none for this period": [m for m in missing if m.status is not Status.NOT_COMPARABLE],
        " one that is not comparable": [m for m in missing if m.status is Status.NOT_COMPARABLE],
    }
    return " ".join(
        f"{', '.join(place(m.area, catalogue) for m in those)} {'has' if len(those) == 1 else 'have'}{words}."
        for words, those in why.items()
        if those
    )
