"""The chart beside one figure."""

from __future__ import annotations

from actions.answer import SeriesRequested
from actions.charting import series_chart
from actions.desk import Desk
from actions.wording.places import group_name
from data_layer.facts import Figure
from data_layer.figures import group_series, series
from data_layer.periods import PeriodAsked
from data_layer.store import Reader

RECENT = PeriodAsked(words="the last ten years", spans=True, newest=10)


def chart_of(figure: Figure, reader: Reader, desk: Desk) -> list[SeriesRequested]:
    """The council's series beside the median of the first group it was compared with."""
    observation, catalogue = figure.observation, desk.catalogue
    metric = catalogue.metrics[observation.metric]
    found = series(reader, metric.id, [observation.area], period=RECENT, **desk.known)
    if not figure.positions or figure.positions[0].band is None:
        return series_chart(metric, found, catalogue, home=desk.viewer.home_area)
    group = figure.positions[0].group
    middle = group_series(reader, metric.id, observation.area, group, period=RECENT, **desk.known)
    return series_chart(
        metric,
        found,
        catalogue,
        home=desk.viewer.home_area,
        median=[(period.label, value) for period, value in middle],
        median_name=f"Median of {group_name(group, observation.area, catalogue)}",
    )
