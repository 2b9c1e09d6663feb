"""Who answers for measures, in words: of one who does, of several how many whom, within a headline's room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.compose import clauses_within, fitting
from actions.headline import subject
from actions.reading import Reading
from actions.scope import within_ever_less
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import listed
from data_layer.catalogue import Catalogue, Metric

NO_ONE = "no one who is recorded here"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers, as far as it is recorded: a role, a division by name, a portfolio by id."""

    role: str | None
    division: str | None
    portfolio: str | None

    @property
    def is_recorded(self) -> bool:
        return bool(self.role or self.division or self.portfolio)


def answering_line(by_owner: Mapping[Owner, Sequence[Metric]], asked: Reading, catalogue: Catalogue) -> str:
    """ "All 11 measures in housing are answered for by the Housing division and the portfolio holder for Housing and
    Planning.", or by how many of them which divisions and roles do.
    """
    answering: dict[str, list[Metric]] = {}
    for owner, metrics in by_owner.items():
        answering.setdefault(briefly(owner, catalogue), []).extend(metrics)
    if len(answering) > 1:
        return by_several(answering, holder_of(by_owner, catalogue), asked, catalogue)
    [(brief, metrics)] = answering.items()
    whos = [*(who(owner, catalogue) for owner in by_owner if len(by_owner) == 1), brief]
    every = titled("both measures" if len(metrics) == 2 else f"all {counted(len(metrics), 'measure')}")
    subjects = [f"{every}{about} are" for about in abouts(asked, catalogue)]
    if asked.metrics:
        subjects.insert(0, names_are(metrics))
    return fitting([f"{subject} answered for by {whom}." for whom in whos for subject in subjects])


def holder_of(owners: Iterable[Owner], catalogue: Catalogue) -> str | None:
    """ "the portfolio holder for Housing and Planning", of whom all are."""
    portfolios = {owner.portfolio for owner in owners}
    return (
        who(Owner(None, None, portfolios.pop()), catalogue) if len(portfolios) == 1 and None not in portfolios else None
    )


def by_several(
    answering: Mapping[str, Sequence[Metric]], holder: str | None, asked: Reading, catalogue: Catalogue
) -> str:
    """ "8 measures in housing are answered for: 5 by the Housing division and 3 by 2 others."; few measures that were
    named by their names. `holder`: who answers for all of them beside the divisions.
    """
    whos = sorted((whom for whom in answering if whom != NO_ONE), key=lambda whom: -len(answering[whom]))
    numbers = {whom: f"{len(of)} by {whom}" for whom, of in answering.items()}
    nobody = [numbers[NO_ONE]] if NO_ONE in numbers else []
    counts = []
    for told in range(len(whos), 0, -1):
        rest = sum(len(answering[whom]) for whom in whos[told:])
        others = [f"{rest} by {counted(len(whos) - told, 'other')}"] if rest else []
        counts.append(listed([*(numbers[whom] for whom in whos[:told]), *others, *nobody]))
    total = counted(sum(map(len, answering.values())), "measure")
    starts = [f"{'The ' if asked.metrics else ''}{total}{about} are answered for" for about in abouts(asked, catalogue)]
    beside = [f" by {holder}", ""] if holder else [""]
    lines = [f"{start}{whom}: {count}." for whom in beside for start in starts for count in counts]
    if asked.metrics and not nobody:
        *between, last = [f"{named_together(answering[whom])} by {whom}" for whom in whos[1:]]
        first = f"{names_are(answering[whos[0]])} answered for by {whos[0]}"
        lines.insert(0, f"{', '.join([first, *between])}, and {last}.")
    return fitting(lines)


def abouts(asked: Reading, catalogue: Catalogue) -> list[str]:
    """What the measures are of, before a verb, then ever more briefly."""
    if asked.metrics:
        return [" asked about"]
    full, *shorter = within_ever_less(asked, catalogue)
    return [f"{full}," if full and asked.body else full, *shorter]


def names_are(metrics: Sequence[Metric]) -> str:
    """ "The recycling rate is", "Fly-tipping incidents and the fly-tipping rate are"."""
    is_one = len(metrics) == 1 and not metrics[0].plural
    return f"{titled(named_together(metrics))} {'is' if is_one else 'are'}"


def named_together(metrics: Sequence[Metric]) -> str:
    return listed(named(metric) for metric in metrics)


def who(owner: Owner, catalogue: Catalogue) -> str:
    """ "the Head of Waste (Waste and Street Scene) and the portfolio holder for Environment and Waste"."""
    portfolio = catalogue.portfolios.get(owner.portfolio or "")
    division = f"the {owner.division} division" if owner.division else None
    if owner.role:
        division = f"the {owner.role}{f' ({owner.division})' if owner.division else ''}"
    held = [division, f"the portfolio holder for {portfolio.name}" if portfolio else None]
    return listed([part for part in held if part]) or NO_ONE


def briefly(owner: Owner, catalogue: Catalogue) -> str:
    """The role or the division alone, without the portfolio beside it."""
    alone = Owner(owner.role, None if owner.role else owner.division, None)
    return who(alone if alone.is_recorded else owner, catalogue)


def owner_line(metric: Metric, catalogue: Catalogue) -> str:
    """ "The recycling rate is answered for by the Waste and Street Scene division, in the Environment and Waste
    portfolio."
    """
    verb = "are" if metric.plural else "is"
    portfolio = catalogue.portfolios.get(metric.portfolio or "")
    where = f"in the {portfolio.name} portfolio" if portfolio else None
    if metric.owner_role:
        start = f"{subject(metric)} {verb} answered for by the {metric.owner_role}"
        division = f"{metric.division} division" if metric.division else None
        return clauses_within(start, [(", ", division), (", ", where)])
    if metric.division:
        return clauses_within(
            f"{subject(metric)} {verb} answered for by the {metric.division} division", [(", ", where)]
        )
    if where:
        return f"{subject(metric)} {verb} {where}; no division or role is recorded."
    return f"No one is recorded as answering for {named(metric)}."


def cascade_sentences(metric: Metric, catalogue: Catalogue) -> list[str]:
    """Whom to ask, and who looks at it."""
    portfolio = catalogue.portfolios.get(metric.portfolio or "")
    asks = [f"Members can ask the portfolio holder for {portfolio.name}."] if portfolio else []
    if metric.owner_role is None:
        asks.append("No role is recorded here as answering for it.")
    levels = [level.name for level in catalogue.levels.values() if metric.tier in level.tiers]
    if not metric.tier or not levels:
        return asks
    tier = f"It is a {metric.tier} measure" if metric.tier != "critical indicator" else "It is a Critical Indicator"
    directorate = f" of {metric.directorate}" if metric.directorate else ""
    return [*asks, f"{tier}{directorate}.", f"These levels look at it: {listed(levels)}."]
