"""Whether similar councils moved alike, in a sentence: how many, and by how much the middle one; none by name."""

from __future__ import annotations

from actions.wording.numbers import difference, rounded
from actions.wording.places import group_name
from data_layer.alike import GroupMoved
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.methods.measure import in_percent
from data_layer.methods.moved_alike import Alike
from data_layer.vocabulary import Group

FEW = 3  # a third or less is "only" so many
MEMBERS = {
    Group.NEAREST_NEIGHBOURS: "nearest neighbours",
    Group.CORE_CITIES: "other core cities",
    Group.ENGLAND: "councils in England",
}


def alike_sentence(figure: Figure, moved: GroupMoved, metric: Metric, catalogue: Catalogue) -> str:
    """ "13 of 15 nearest neighbours fell too, the middle one by 1.2 percentage points." """
    alike, change = moved.alike, figure.change
    assert change is not None
    of = members(moved, figure, catalogue)
    middle = middle_clause(alike, metric)
    later = change.from_value + change.value
    way = round(later, metric.decimals) - round(change.from_value, metric.decimals)
    if way == 0:
        return f"Over the same time {alike.rose} of {of} rose and {alike.fell} fell; {middle}."
    number, word = (alike.rose, "rose") if way > 0 else (alike.fell, "fell")
    if 2 * number > alike.n:
        return f"{number} of {of} {word} too; {middle}."
    few = f"{'Only ' if FEW * number <= alike.n else ''}{number}" if number else "None"
    return f"{few} of {of} {word} over the same time; {middle}."


def members(moved: GroupMoved, figure: Figure, catalogue: Catalogue) -> str:
    """ "15 nearest neighbours", "the 14 nearest neighbours with both figures"."""
    name = MEMBERS.get(moved.group) or group_name(moved.group, figure.observation.area, catalogue)
    if moved.group.is_own:
        name = f"councils in {name}"
    alike = moved.alike
    whole = alike.n == alike.of or moved.group is Group.ENGLAND
    return f"{alike.n} {name}" if whole else f"the {alike.n} {name} with both figures"


def middle_clause(alike: Alike, metric: Metric) -> str:
    percent = in_percent(metric)
    shown = rounded(abs(alike.median), 0 if percent else metric.decimals)
    if not shown.strip("0.,"):
        return "the middle one hardly changed"
    by = f"{shown}%" if percent else difference(abs(alike.median), 0.0, metric)
    return f"the middle one {'rose' if alike.median > 0 else 'fell'} by {by}"
