"""The newest figure of each place, large, with what it means below it."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from actions.answer import FigureShown
from actions.wording.names import titled
from bot.teams.cards.elements import close, number
from bot.teams.cards.escaping import plain
from bot.teams.cards.words import measure, moved, rated, stands, when, where
from data_layer.catalogue import Catalogue

MOST_LARGE = 3


def newest(figures: Sequence[FigureShown]) -> list[FigureShown]:
    """One a measure and place, in the order in which these first stand."""
    held: dict[tuple[str, str | None, str], FigureShown] = {}
    for one in figures:
        key = (one.metric, one.part, one.area)
        if key not in held or one.freshness.period_end >= held[key].freshness.period_end:
            held[key] = one
    return list(held.values())


def large_figures(figures: Sequence[FigureShown], catalogue: Catalogue) -> list[CardElement]:
    """Nothing where there are more places than a phone shows at once: the chart and the table have them."""
    shown = newest(figures)
    return [part for one in shown for part in large_figure(one, catalogue)] if len(shown) <= MOST_LARGE else []


def large_figure(figure: FigureShown, catalogue: Catalogue) -> list[CardElement]:
    about = f"{measure(figure, catalogue)}, {where(figure, catalogue)}, {when(figure)}"
    meant = [rated(figure), moved(figure), stands(figure, catalogue)]
    return [number(plain(figure.formatted)), close(plain(about)), *(close(plain(titled(one))) for one in meant if one)]
