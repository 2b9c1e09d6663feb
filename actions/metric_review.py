"""A review of the measures themselves: which give a reason to ask whether they are needed, and what has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Reading
from actions.scope import area_asked, metrics_in, within
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from data_layer.catalogue import Catalogue, Metric
from data_layer.figures import figures
from data_layer.methods.constancy import LATEST, stands_still
from data_layer.methods.moving_together import Pair, moving_together
from data_layer.queries.newest_values import newest_values
from data_layer.queries.targets import targets
from data_layer.series import series_of
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Group, MetricId, MetricKind

NAMED = 6
GROWS_WITH_SIZE = {MetricKind.AMOUNT}  # two amounts move together because councils are large or small
NO_VERDICT = Caveat(
    code="measures_reviewed",
    text="These are reasons to ask, not a verdict: a measure may be a duty, or be what an outside body looks at.",
)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Measures by what is to be asked of them, each list in the catalogue's order. `all` are those looked at."""

    all: Sequence[Metric]
    pairs: Sequence[Pair]
    still: Sequence[Metric]
    stale: Sequence[Metric]
    without_target: Sequence[Metric]

    @property
    def without_outcome(self) -> list[Metric]:
        return [metric for metric in self.all if not metric.outcomes]

    @property
    def without_owner(self) -> list[Metric]:
        return [metric for metric in self.all if not metric.owner_role]

    @property
    def in_question(self) -> set[MetricId]:
        """Those with a reason of their own; without a target or an owner is what they all may be."""
        alike = chain.from_iterable((pair.first, pair.second) for pair in self.pairs)
        return {*alike, *(metric.id for metric in (*self.still, *self.stale, *self.without_outcome))}


def metric_review(asked: Reading, desk: Desk) -> Answer:
    """Of whatever the question ranges over, seen from one council."""
    catalogue = desk.catalogue
    area = area_asked(asked, desk)
    named = bool(asked.metrics or asked.scope.id or asked.body)
    looked_at = [catalogue.metrics[id] for id in (metrics_in(asked, catalogue) if named else every(catalogue))]
    looked_at = [metric for metric in looked_at if metric.loaded and metric.part_of is None]
    with desk.reader() as reader:
        found = reviewed(looked_at, area, reader, desk)
    return compose(draft(found, within(asked, catalogue), area, catalogue), asked, desk)


def every(catalogue: Catalogue) -> list[MetricId]:
    return [metric.id for metric in catalogue.whole_metrics()]


def reviewed(looked_at: Sequence[Metric], area: AreaCode, reader: Reader, desk: Desk) -> Reviewed:
    ids = [metric.id for metric in looked_at]
    group = desk.catalogue.group(Group.TYPE, area)
    likened = [metric.id for metric in looked_at if metric.kind not in GROWS_WITH_SIZE]
    values = newest_values(reader, likened, group.members, **desk.known) if group else {}
    newest = figures(reader, ids, [area], period=None, groups=(), **desk.known)
    aimed_at = targets(reader, ids, area, **desk.known)
    runs = series_of(reader, ids, area, **desk.known)
    stale = {figure.observation.metric for figure in newest if figure.freshness.stale}
    return Reviewed(
        all=looked_at,
        pairs=moving_together({metric: values[metric] for metric in likened if metric in values}),
        still=[metric for metric in looked_at if stands_still(runs[metric.id].points, metric.decimals)],
        stale=[metric for metric in looked_at if metric.id in stale],
        without_target=[metric for metric in looked_at if metric.id not in aimed_at],
    )


def draft(found: Reviewed, about: str, area: AreaCode, catalogue: Catalogue) -> Draft:
    gaps = [outcome.name for outcome in catalogue.outcomes.values() if not outcome.metrics]
    total, asked_of = len(found.all), len(found.in_question)
    alike = len({id for pair in found.pairs for id in (pair.first, pair.second)})
    counts = [
        (alike, "says", "say", "nearly the same as another"),
        (len(found.stale), "is", "are", "old"),
        (len(found.still), "has", "have", "hardly moved"),
        (len(found.without_outcome), "serves", "serve", "no outcome"),
    ]
    reasons = [f"{number} {one if number == 1 else many} {what}" for number, one, many, what in counts if number]
    several = "; some for more than one reason" if sum(number for number, *_ in counts) > asked_of else ""
    measures = f"{asked_of or 'None'} of {'' if asked_of else 'the '}{counted(total, 'measure')}{about}"
    gives = "gives a reason to ask whether it is" if asked_of < 2 else "give a reason to ask whether they are"
    return Draft(
        headline=f"{measures} {gives} still needed." if total else f"No measure{about} is held that could be reviewed.",
        sentences=[
            *([f"Of these, {listed(reasons)}{several}."] if reasons else []),
            *([lacking(found)] if total else []),
            *([f"Outcomes without a measure: {listed(gaps)}."] if gaps else []),
        ],
        details=[
            pairs_listed(found.pairs, catalogue),
            names_listed(f"Old figures in {place(area, catalogue)}, with none newer held", found.stale),
            names_listed(f"Hardly moved over the last {LATEST} figures", found.still),
            names_listed("Serve no outcome of the plan", found.without_outcome),
        ],
        metrics=[metric.id for metric in found.all if metric.id in found.in_question],
        areas=[area],
        caveats=[NO_VERDICT],
        follow_ups=["Which outcomes have no measure?", "What does the government see of us?", "What needs attention?"],
    )


def lacking(found: Reviewed) -> str:
    """ "No target is held for 99 of them, and no owner for 99." """
    total = len(found.all)
    without = {"target": len(found.without_target), "owner": len(found.without_owner)}
    said = [
        f"no {what} for {'any' if number == total else number} of them" for what, number in without.items() if number
    ]
    return f"Held here is {listed(said)}." if said else "Each has a target and an owner."


def pairs_listed(pairs: Sequence[Pair], catalogue: Catalogue) -> str:
    """A line each, with how closely the two go together and among how many councils."""
    if not pairs:
        return ""
    lines = [f"- {pair_line(pair, catalogue.metrics)}" for pair in pairs[:NAMED]]
    more = [f"- And {counted(len(pairs) - NAMED, 'more pair')}."] if len(pairs) > NAMED else []
    return "Say nearly the same among councils of one type:\n" + "\n".join([*lines, *more])


def pair_line(pair: Pair, metrics: Mapping[MetricId, Metric]) -> str:
    way = "" if pair.correlation > 0 else ", one high where the other is low"
    both = f"{named(metrics[pair.first])} and {named(metrics[pair.second])}"
    return f"{titled(both)}: correlation {abs(pair.correlation):.2f} in {pair.councils} councils{way}."


def names_listed(title: str, metrics: Sequence[Metric]) -> str:
    if not metrics:
        return ""
    more = [f"{len(metrics) - NAMED} more"] if len(metrics) > NAMED else []
    return f"{title}: {listed([*(metric.short_name for metric in metrics[:NAMED]), *more])}."
