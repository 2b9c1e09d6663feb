"""A figure's way since its start, in words, with its age and the day from which it was known."""

from __future__ import annotations

from actions.way_since_start import Tally, Way
from actions.wording.changes import CASH, DIRECTION_WORDS
from actions.wording.names import named, titled
from actions.wording.numbers import after_name, counted, difference, same_as_shown
from actions.wording.positions import position_clause
from actions.wording.states import missing_words, stale_clause
from actions.wording.targets import target_clause
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue
from data_layer.facts import Figure


def way_line(way: Way, catalogue: Catalogue) -> str:
    """ "Recycling rate: 26.7% in 2023/24, up 1.0 percentage point since 2015/16 (improving); published 27 March 2025."

    Where it stands, and its target, are said where they are a problem.
    """
    place = position_clause(way.figure.positions[0], way.figure, way.metric, catalogue) if way.stands_badly else None
    parts = [value_words(way), missed_clause(way), way_clause(way), place]
    return f"{titled(way.metric.short_name)}: {'; '.join([', '.join(filter(None, parts)), *ages(way)])}."


def missed_clause(way: Way) -> str | None:
    judged, value = way.figure.judged, way.figure.observation.value
    return target_clause(judged, way.metric, value) if judged and value is not None and way.misses_target else None


def named_with_value(way: Way, said: str = "", *, brief: bool = False) -> str:
    """ "the recycling rate, 26.7% in 2023/24; newest held, 2 years 8 months old"; `said` stands before the age."""
    age = f"; {old}" if (old := stale_clause(way.figure, brief=brief)) else ""
    return f"{', '.join(filter(None, [named(way.metric), value_words(way), said]))}{age}"


def value_words(way: Way) -> str:
    own = way.figure.observation
    when = in_period(own.period, as_at=way.metric.as_at)
    if own.value is None:
        return f"no figure {when} ({missing_words(own)})"
    return f"{after_name(own.value, way.metric)} {when}"


def way_clause(way: Way) -> str | None:
    """ "down 0.8 percentage points since the baseline of 2021/22 (getting worse)"; None without a value."""
    now = way.figure.observation.value
    if now is None:
        return None
    if way.since is None or way.start is None:
        return "with no earlier figure that can be compared"
    before = way.since.change.from_value
    kind = "the baseline of " if way.own else ""
    since = f"since {kind}{in_period(way.start.period, as_at=way.metric.as_at).split(' ', 1)[1]}"
    if same_as_shown(now, before, way.metric):
        return f"unchanged {since}"
    judged = DIRECTION_WORDS.get(way.since.direction) if way.since.direction else None
    if way.metric.kind in CASH:
        judged = "in the money of each year"
    word = "up" if now > before else "down"
    return f"{word} {difference(now, before, way.metric)} {since}{f' ({judged})' if judged else ''}"


def ages(way: Way) -> list[str]:
    """Its age where it is older than it should be, and the day from which it was known."""
    said = [known_on(way.figure)]
    return [age, *said] if (age := stale_clause(way.figure)) else said


def known_on(figure: Figure) -> str:
    published = figure.freshness.published
    return f"published {full_date(published)}" if published else f"loaded {full_date(figure.freshness.loaded)}"


def tally_words(found: Tally) -> str:
    """ "of 15 current figures 7 got worse, 2 show no clear change and 6 cannot be judged"; problems first."""
    if not found.current:
        return "all are older figures, which say how things stood then"
    parts = [
        f"{found.worse} got worse" if found.worse else "",
        f"{found.unclear} {'shows' if found.unclear == 1 else 'show'} no clear change" if found.unclear else "",
        f"{found.better} got better" if found.better else "",
        f"{found.other} cannot be judged" if found.other else "",
    ]
    *most, last = [part for part in parts if part]
    said = f"{', '.join(most)} and {last}" if most else last
    older = f"; {counted(found.old, 'older figure')} not counted" if found.old else ""
    return f"of {counted(found.current, 'current figure')} {said}{older}"
