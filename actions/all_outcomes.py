"""The outcomes of the council's plan side by side, in the plan's order: a line each, a gap said to be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actions.accountability import placed_by_us
from actions.answer import Caveat
from actions.compose import Draft, fitting
from actions.desk import Desk
from actions.exceptions import ATTENTION
from actions.headline import strongest_first
from actions.reading import Reading
from actions.scope import area_asked
from actions.shown import figure_shown
from actions.standout_words import ever_shorter
from actions.standouts import GROUPS, INSTEAD
from actions.wording.names import named
from actions.wording.numbers import counted, formatted
from actions.wording.places import listed, place
from actions.wording.reasons import reason_clauses
from actions.wording.states import stale_clause
from actions.wording.times import in_period
from data_layer.assessing import COMPARATORS, WORST_QUARTER, Assessment
from data_layer.catalogue import Catalogue, Metric, Outcome
from data_layer.council_facts import CommitmentState
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.queries.assessments import assessments
from data_layer.queries.commitments import commitments
from data_layer.standouts import StandOut, StandOuts, age, weight
from data_layer.vocabulary import AreaCode, MetricId

ASKED_NEXT = 4
SERVES = Caveat(
    code="illustrative_mapping",
    text="Which measure serves which outcome is an illustration until the council's own return says so.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One outcome: what stands out among its measures, and its promises in force."""

    outcome: Outcome
    found: StandOuts
    promises: Sequence[CommitmentState]
    first: MetricId | None  # of those held: today's before older ones, those in the worst quarter before others

    @property
    def standing_out(self) -> list[StandOut]:
        return [*self.found.shown, *self.found.more]

    @property
    def lead(self) -> StandOut | None:
        return min(self.found.shown, key=weight) if self.found.shown else None

    @property
    def example(self) -> MetricId | None:
        """The measure that its line speaks of: what stands out, else what did so when it was new, else its first."""
        if self.lead:
            return self.lead.metric.id
        if self.found.older and not self.found.current:
            return self.found.older[0].metric.id
        return self.first


def all_outcomes(asked: Reading, desk: Desk) -> Draft:
    catalogue, outcomes = desk.catalogue, list(desk.catalogue.outcomes.values())
    area = area_asked(asked, desk)
    if not outcomes:
        return Draft(headline="No outcomes of the council's plan are held here.", metrics=[])
    wanted = dict.fromkeys(metric for outcome in outcomes for metric in outcome.metrics)
    with desk.reader() as reader:
        judged = {each.metric: each for each in assessments(reader, wanted, area, **desk.known)}
        made = [one for one in commitments(reader, area, **desk.known) if one.in_force]
        every = [standing(outcome, judged, made, desk) for outcome in outcomes]
        examples = list(dict.fromkeys(one.example for one in every if one.example))
        groups = GROUPS if catalogue.group(GROUPS[0], area) else INSTEAD
        told = figures(reader, examples, [area], period=None, groups=groups, **desk.known)
    shown = {figure.observation.metric: figure for figure in told}
    return Draft(
        headline=headline(every, shown, area, catalogue),
        sentences=[*gap_sentences(every), *older_sentences(every)],
        details=in_families(every, shown, catalogue),
        subkind="all",
        figures=[figure_shown(figure, catalogue.metrics[id]) for id, figure in shown.items()],
        metrics=examples,
        areas=[area],
        caveats=[SERVES] if any(placed_by_us(catalogue.metrics[metric]) for metric in examples) else [],
        provenance=[figure.provenance for figure in told],
        follow_ups=[f"How is {one.outcome.name} going?" for one in every if one.outcome.metrics][:ASKED_NEXT],
    )


def standing(
    outcome: Outcome, judged: Mapping[MetricId, Assessment], made: Sequence[CommitmentState], desk: Desk
) -> Standing:
    """`judged`: the newest figures held, of all measures; `made`: all promises in force."""
    catalogue, now = desk.catalogue, desk.viewer.now
    held = [judged[id] for id in outcome.metrics if id in judged]
    telling = sorted(
        held,
        key=lambda each: (age(each, (metric := catalogue.metrics[each.metric]), now).stale, not worst(each, metric)),
    )
    return Standing(
        outcome=outcome,
        found=ATTENTION.pick(held, catalogue, now),
        promises=[one for one in made if one.outcome == outcome.id],
        first=telling[0].metric if telling else None,
    )


def worst(held: Assessment, metric: Metric) -> bool:
    """Whether the figure stands in the worst quarter of the first group of comparators that the council has."""
    band = next((held.bands[group] for group in COMPARATORS if group in held.bands), None)
    return band is not None and band is WORST_QUARTER.get(metric.better_when)


def headline(every: Sequence[Standing], shown: Mapping[MetricId, Figure], area: AreaCode, catalogue: Catalogue) -> str:
    """ "Measures need attention in 7 of 10 outcomes in Nottingham: 23 in all, led by the recycling rate, 26.7% in
    2023/24."
    """
    troubled = [one for one in every if one.lead]
    total, where = counted(len(every), "outcome"), place(area, catalogue)
    if not troubled:
        held = sum(1 for one in every if one.found.looked_at)
        return f"None of the measures of {held} of {total} in {where} stands out as an exception on current figures."
    number = len({each.metric.id for one in troubled for each in one.standing_out})
    lead = min((one.lead for one in troubled if one.lead), key=weight)
    needs = "measure needs" if number == 1 else "measures need"
    start = f"{number} {needs} attention across {len(troubled)} of {total} in {where}"
    return fitting([f"{start}, led by {words}." for words in lead_words(lead, shown, catalogue)] + [f"{start}."])


def lead_words(lead: StandOut, shown: Mapping[MetricId, Figure], catalogue: Catalogue) -> list[str]:
    """The measure with its figure and why it stands out, then ever shorter."""
    figure, metric = shown[lead.metric.id], lead.metric
    value = formatted(figure.observation.value, metric)
    start = f"{named(metric)}, {value} {in_period(figure.observation.period, as_at=metric.as_at)}"
    why = reason_clauses(lead.reasons, figure, metric, catalogue)[:1]
    return [*(f"{start}, {shorter}" for clause in why for shorter in ever_shorter(clause)), start]


def gap_sentences(every: Sequence[Standing]) -> list[str]:
    gaps = [one.outcome.name for one in every if not one.outcome.metrics]
    if not gaps:
        return []
    whose = "their" if len(gaps) > 1 else "its"
    return [f"No measure is held for {outcomes_listed(gaps)}, so {whose} progress can't be told from figures."]


def older_sentences(every: Sequence[Standing]) -> list[str]:
    """Which outcomes cannot be spoken of as they are now."""
    names = [one.outcome.name for one in every if one.found.looked_at and not one.found.current]
    return [f"Every figure held for {outcomes_listed(names)} is older than it should be."] if names else []


def outcomes_listed(names: Sequence[str]) -> str:
    """Names that are themselves lists are parted by semicolons."""
    return "; ".join(names) if any("," in name or " and " in name for name in names) else listed(names)


def in_families(every: Sequence[Standing], shown: Mapping[MetricId, Figure], catalogue: Catalogue) -> list[str]:
    """A list for each family of outcomes, headed by its name where there are several."""
    families: dict[str, list[str]] = {}
    for one in every:
        families.setdefault(one.outcome.framework, []).append(f"- {line(one, shown, catalogue)}")
    headed = len(families) > 1
    return [
        "\n".join([*([f"{catalogue.hierarchies.get(id, 'Other outcomes')}:"] if headed else []), *lines])
        for id, lines in families.items()
    ]


def line(one: Standing, shown: Mapping[MetricId, Figure], catalogue: Catalogue) -> str:
    """ "Better Housing: 2 of 11 measures need attention, first the temporary accommodation rate, 5.29 per 1,000 ...".

    Each with a figure, of what stands out where something does.
    """
    promises = counted(len(one.promises), "commitment in force", "commitments in force") if one.promises else ""
    return f"{one.outcome.name}: {progress_words(one, shown, catalogue)}{f'; {promises}' if promises else ''}."


def progress_words(one: Standing, shown: Mapping[MetricId, Figure], catalogue: Catalogue) -> str:
    found, number = one.found, len(one.standing_out)
    if not one.outcome.metrics:
        return "no measure is held, a gap"
    if one.example is None:
        return "no figure is held"
    if one.lead:
        needs = "needs attention: " if number == 1 else "need attention, first "
        total = counted(found.looked_at, "measure")
        return f"{number} of {total} {needs}{lead_words(one.lead, shown, catalogue)[0]}"
    example = example_words(shown[one.example], catalogue)
    if not found.current:
        return f"{counted(found.looked_at, 'older figure')}, none of now, such as {example}"
    older = found.looked_at - found.current
    apart = f" ({counted(older, 'older one')} not counted)" if older else ""
    return f"{counted(found.current, 'current figure')}{apart}, none an exception, such as {example}"


def example_words(figure: Figure, catalogue: Catalogue) -> str:
    """The figure with the strongest thing to know about it, and its age where it is old."""
    metric = catalogue.metrics[figure.observation.metric]
    value = formatted(figure.observation.value, metric)
    parts = [
        f"{named(metric)}, {value} {in_period(figure.observation.period, as_at=metric.as_at)}",
        *strongest_first(figure, metric, catalogue, position_first=False)[:1],
    ]
    old = stale_clause(figure)
    return f"{', '.join(parts)}{f'; {old}' if old else ''}"
