"""What to say of a figure's status, age and series: the caveats that the data itself raises."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Caveat
from actions.wording.names import titled
from actions.wording.places import listed
from actions.wording.times import age, full_date
from data_layer.catalogue import Metric
from data_layer.facts import Figure, Observation
from data_layer.vocabulary import Status

NO_VALUE = {
    Status.NOT_AVAILABLE: "the publisher gives none",
    Status.SUPPRESSED: "the publisher withholds it, or a part of it, as the numbers behind it are small",
    Status.NOT_APPLICABLE: "the measure does not apply there",
    Status.LOW_RELIABILITY: "the sample was too small for one",
    Status.NOT_COMPARABLE: "the publisher gives no comparable one",
}
BRIEFLY = {
    Status.SUPPRESSED: "a small number is withheld",
    Status.NOT_APPLICABLE: "it does not apply there",
    Status.LOW_RELIABILITY: "the sample was too small",
    Status.NOT_COMPARABLE: "none that compares is given",
}
WEAK = {
    Status.PROVISIONAL: "The figure is provisional and may still be revised.",
    Status.REVISED: "The publisher has revised this figure.",
    Status.ESTIMATED: "The figure is an estimate.",
    Status.LOW_RELIABILITY: "The figure rests on a small sample and is weak.",
    Status.NOT_COMPARABLE: "The figure is not comparable with others.",
}


def missing_words(observation: Observation) -> str:
    """Why there is no value, as a clause after "no figure": "the publisher gives none"."""
    words = NO_VALUE.get(observation.status, "there is no figure")
    given = observation.status_as_given
    return given if given and len(given.split()) > 2 else words


def stale_clause(figure: Figure, *, brief: bool = False) -> str | None:
    """ "newest held, 2 years 8 months old" for a headline; None while the figure is as fresh as it can be."""
    if not figure.freshness.stale:
        return None
    return f"{'' if brief else 'newest held, '}{age(figure.freshness.age_months)} old"


def attributed(said: Sequence[tuple[str, Sequence[Caveat]]]) -> list[Caveat]:
    """Caveats by the name of a measure or place: one that holds for all as it is, any other with whose it is."""
    about: dict[Caveat, list[str]] = {}
    for name, caveats in said:
        for caveat in caveats:
            about.setdefault(caveat, []).append(name)
    return [
        caveat if len(names) == len(said) else Caveat(code=caveat.code, text=f"{titled(listed(names))}: {caveat.text}")
        for caveat, names in about.items()
    ]


def figure_caveats(figure: Figure, metric: Metric) -> list[Caveat]:
    """Status, age and events first, then what stands with the metric."""
    said: list[Caveat] = []
    observation = figure.observation
    if observation.value is not None and (weak := WEAK.get(observation.status)):
        said.append(Caveat(code=observation.status.value, text=weak))
    if figure.freshness.stale:
        ended = full_date(figure.freshness.period_end)
        old = f"The period of this one ended on {ended}, {age(figure.freshness.age_months)} ago"
        said.append(Caveat(code="stale", text=f"No newer figure is held. {old}; things may have changed since."))
    said += [Caveat(code=each.code, text=each.text) for each in (figure.judged.doubtful if figure.judged else ())]
    said += [Caveat(code=event.kind.value, text=event.note) for event in figure.events]
    said += [Caveat(code=standing.code, text=standing.text) for standing in metric.caveats]
    return list({caveat.text: caveat for caveat in said}.values())
