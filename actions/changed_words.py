"""What changed, in words: the headline, what is said beside it, and a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.attention import in_brief
from actions.changed_found import SHOWN, Changed
from actions.compose import fitting
from actions.headline import subject
from actions.one_page import Section
from actions.standout_words import line
from actions.wording.changes import judged_clause
from actions.wording.names import named, titled
from actions.wording.numbers import counted, formatted
from actions.wording.observations import said_at
from actions.wording.places import listed
from actions.wording.plan_actions import quoted, status_words
from actions.wording.risks import risk_clause
from actions.wording.states import stale_clause
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.methods.since import StatusMoved
from data_layer.vocabulary import MetricId


def headline(found: Changed, catalogue: Catalogue) -> str:
    """ "2 measures in the Housing division newly need attention since the Housing clinic of 5 November 2026, first the
    time to let an empty council home, 71 days in July to September 2026."
    """
    since, new = f"since {found.since.words}", found.new
    # of a body's own list since its own meeting the body is named once
    scope = "" if found.told.scope.removeprefix(" for ") in found.since.words else found.told.scope
    if new:
        verb = "needs" if len(new) == 1 else "need"
        first = figure_words(found.figures[new[0].metric.id], new[0].metric)
        joint = ": " if len(new) == 1 else ", first "
        starts = [f"{counted(len(new), 'measure')}{where} newly {verb} attention {since}" for where in (scope, "")]
        return fitting([*(f"{start}{joint}{first}." for start in starts), f"{starts[1]}."])
    if arrived := [*found.newer, *found.first_held]:
        verb = "has" if len(arrived) == 1 else "have"
        figure = figure_words(found.figures[arrived[0]], catalogue.metrics[arrived[0]])
        starts = [f"{counted(len(arrived), 'figure')}{where} {verb} come in {since}" for where in (scope, "")]
        return fitting([*(f"{start}, first {figure}." for start in starts), f"{starts[1]}."])
    of_all = f"No newer figure of {counted(found.looked_at, 'measure')}"
    return fitting([f"{of_all}{where} has come in {since}." for where in (scope, "")])


def figure_words(figure: Figure, metric: Metric) -> str:
    own = figure.observation
    return f"{named(metric)}, {said_at(own, metric)}"


def in_short(found: Changed) -> str:
    """ "Beside these: 3 new figures, 1 exception gone, 1 risk moved."."""
    arrived = len(found.newer) + len(found.first_held)
    numbers = {
        ("figure that came in", "figures that came in"): arrived if found.exceptions.new else 0,
        ("figure revised", "figures revised"): len(found.revised),
        ("exception gone", "exceptions gone"): len(found.settled),
        ("exception now too old to count", "exceptions now too old to count"): len(found.too_old),
        ("plan action with another status", "plan actions with another status"): len(found.actions),
        ("commitment with another status", "commitments with another status"): len(found.commitments),
        ("risk moved", "risks moved"): len(found.risks),
    }
    said = [counted(number, one, many) for (one, many), number in numbers.items() if number]
    return f"Beside this: {listed(said)}." if said else ""


def first_sentences(found: Changed) -> list[str]:
    return [found.since.aside, in_short(found), still_sentence(found), untold_sentence(found)]


def still_sentence(found: Changed) -> str:
    """What needed attention on the day and does so now is no change, and is not passed over."""
    still = len(found.exceptions.standing)
    return f"{counted(still, 'measure')} {'needs' if still == 1 else 'need'} attention as before." if still else ""


def untold_sentence(found: Changed) -> str:
    """What cannot be told of that day, in a sentence or two."""
    day, said = full_date(found.since.day), []
    if untold := len(found.exceptions.untold):
        whether = "it is" if untold == 1 else "they are"
        needs = "needs" if untold == 1 else "need"
        said.append(
            f"{counted(untold, 'measure')} {needs} attention of which no figure was held here on {day}, so whether "
            f"{whether} new cannot be told."
        )
    if found.actions_then_unknown:
        said.append(f"How plan actions stood on {day} is not held.")
    return " ".join(said)


def sections(found: Changed, catalogue: Catalogue) -> Iterator[Section]:
    told, day = found.told, full_date(found.since.day)
    lines = [line(in_brief(one), told) for one in found.new[:SHOWN]]
    beyond = [one.metric.id for one in found.new[SHOWN:]]
    yield Section("Newly in need of attention", (*lines, *also(beyond, catalogue)))
    # what no longer comes up to a level may still be an exception below it
    gone = f"No longer before the {found.level.name}" if found.level else "No longer an exception"
    yield of_figures(gone, found.settled, found, catalogue)
    yield of_figures("No longer counted, for the newest figure is too old", found.too_old, found, catalogue)
    yield of_figures("New figures", found.newer, found, catalogue)
    yield of_figures("Come in since, where nothing earlier is held", found.first_held, found, catalogue)
    revised = tuple(revised_line(metric, found, catalogue) for metric in found.revised[:SHOWN])
    yield Section("Revised", (*revised, *also(found.revised[SHOWN:], catalogue)))
    yield Section(
        "Plan actions", tuple(f"{quoted(row.title)}: {status_moved(moved, day)}." for moved, row in found.actions)
    )
    yield Section(
        "Commitments", tuple(f"{quoted(row.title)}: {status_moved(moved, day)}." for moved, row in found.commitments)
    )
    yield Section("Risks", tuple(f"{risk_clause(one)}." for one in found.risks))


def of_figures(title: str, metrics: Sequence[MetricId], found: Changed, catalogue: Catalogue) -> Section:
    shown = [metric for metric in metrics[:SHOWN] if metric in found.figures]
    lines = [figure_line(found.figures[metric], catalogue.metrics[metric]) for metric in shown]
    return Section(title, (*lines, *also(metrics[SHOWN:], catalogue)))


def figure_line(figure: Figure, metric: Metric) -> str:
    """ "The rate of rough sleeping: 6.2 per 100,000 in autumn 2025, up 0.4 on 2024 (getting worse)."."""
    own = figure.observation
    value = f"{subject(metric)}: {said_at(own, metric)}"
    beside = [part for part in (judged_clause(figure, metric), stale_clause(figure)) if part]
    return f"{', '.join([value, *beside])}."


def revised_line(metric: MetricId, found: Changed, catalogue: Catalogue) -> str:
    """The value now and the one known on the day, of the same period."""
    own, about = found.figures[metric].observation, catalogue.metrics[metric]
    before = formatted(found.then[metric].value, about)
    value = f"{formatted(own.value, about)} {in_period(own.period, as_at=about.as_at)}"
    return f"{subject(about)}: {value}, {before} as known then."


def also(metrics: Sequence[MetricId], catalogue: Catalogue) -> list[str]:
    """Those without a line, by name, and what is beyond counted."""
    if not metrics:
        return []
    names = [catalogue.metrics[metric].short_name for metric in metrics[:SHOWN]]
    rest = len(metrics) - len(names)
    return [f"{titled(listed([*names, *([counted(rest, 'other')] if rest else [])]))}."]


def status_moved(moved: StatusMoved, day: str) -> str:
    """ "behind, on track by 5 November 2026"; where nothing was said by then, that."""
    before = f"{status_words(moved.before)} by {day}" if moved.before else f"without a status by {day}"
    return f"{status_words(moved.now)}, {before}"
