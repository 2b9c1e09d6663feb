"""Whether a change is real or may be chance, in plain words; never more sure than the figures allow."""

from __future__ import annotations

from actions.wording.changes import percent_of
from actions.wording.numbers import difference, rounded, same_as_shown
from data_layer.catalogue import Metric
from data_layer.facts import Change, Observation
from data_layer.methods.direction import interval_of_change
from data_layer.methods.measure import in_percent
from data_layer.methods.sureness import Sureness
from data_layer.methods.variation import TIMES_TYPICAL

BRIEFLY = {
    Sureness.DECIDED: "set by decision, so no matter of chance",
    Sureness.ROUNDING: "too small to tell from rounding",
    Sureness.INTERVALS_OVERLAP: "within the margin of error, so it may be chance",
    Sureness.FEW_CASES: "on too few cases to tell from chance",
    Sureness.SMALL: "no more than councils usually see, so it may be chance",
    Sureness.USUAL: "within what councils usually see, so it may be chance",
    Sureness.BEYOND_USUAL: "more than councils usually see, so chance alone is unlikely",
    Sureness.BEYOND_INTERVALS: "beyond the margin of error, so chance alone is unlikely",
    Sureness.NO_YARDSTICK: "with nothing to tell it from chance by",
}

MOST_BRIEFLY = {
    Sureness.DECIDED: "set by decision, so no matter of chance",
    Sureness.ROUNDING: "within rounding",
    Sureness.BEYOND_USUAL: "unlikely to be chance alone",
    Sureness.BEYOND_INTERVALS: "unlikely to be chance alone",
    Sureness.NO_YARDSTICK: "which may be chance",
    Sureness.INTERVALS_OVERLAP: "which may be chance",
    Sureness.FEW_CASES: "which may be chance",
    Sureness.SMALL: "which may be chance",
    Sureness.USUAL: "which may be chance",
}

# where there is no room for the change itself
LASTLY = {
    verdict: f"and that it has changed {words.removeprefix('which ') if words.startswith('which') else f'is {words}'}"
    for verdict, words in MOST_BRIEFLY.items()
} | {Sureness.DECIDED: MOST_BRIEFLY[Sureness.DECIDED]}


def sure_sentence(
    found: Sureness, change: Change | None, earlier: Observation | None, later: Observation, metric: Metric
) -> str:
    """ "The change of 1.6 percentage points may be chance: councils usually see up to 3.9 from one period to the next."

    It says of every verdict what it rests on.
    """
    if change is None:
        return "Whether it has really changed cannot be said: there is no earlier figure it may be compared with."
    if same_as_shown(change.from_value + change.value, change.from_value, metric):
        return "To the last decimal that is published it has not changed."
    size = f"The change of {difference(change.from_value + change.value, change.from_value, metric)}"
    size += f" ({percent}%)" if (percent := percent_of(change, metric)) else ""
    margin = interval_of_change(earlier, later) if earlier else None
    error = difference(margin, 0.0, metric) if margin is not None else ""
    usual = usual_words(change, metric)
    clear = f" It is larger than the margin of error of the two figures ({error})." if error else ""
    said = {
        Sureness.NOTHING_BEFORE: "",
        Sureness.DECIDED: "It is set by decision and not measured, so its change is no matter of chance.",
        Sureness.ROUNDING: f"{size} is too small to tell from rounding.",
        Sureness.INTERVALS_OVERLAP: f"{size} may be chance: the margin of error of the two figures is {error}.",
        Sureness.FEW_CASES: f"{size} may be chance: it rests on few cases, where a handful moves the figure.",
        Sureness.SMALL: f"{size} may be chance: councils usually see one of {usual[0]} between two periods.",
        Sureness.USUAL: f"{size} may be no more than usual: councils see up to {usual[1]} between two periods.{clear}",
        Sureness.BEYOND_USUAL: f"{size} is unlikely to be chance alone: councils usually see up to {usual[1]} between "
        f"two periods.{clear}",
        Sureness.BEYOND_INTERVALS: f"{size} is unlikely to be chance alone: the margin of error of the two figures is "
        f"{error}. What councils usually see is not known.",
        Sureness.NO_YARDSTICK: f"Whether {size[0].lower()}{size[1:]} is more than chance cannot be said: no margin of "
        f"error is given, and {'no other council publishes it' if metric.is_own else 'too few councils publish it'} to "
        "know what is usual.",
    }
    return said[found]


def usual_words(change: Change, metric: Metric) -> tuple[str, str]:
    """The usual size of a change, and how far the usual goes; in percent for amounts."""
    if change.typical is None:
        return "", ""
    shown = (change.typical, TIMES_TYPICAL * change.typical)
    if in_percent(metric):
        size, most = (f"{rounded(value, 0)}%" for value in shown)
    else:
        size, most = (difference(value, 0.0, metric) for value in shown)
    return size, most
