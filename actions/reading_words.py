"""How a question was read, in words: its subject, places, groups and time."""

from __future__ import annotations

from actions.reading import TALK, Asker, Kind, Reading, ScopeKind
from actions.scope import UNITS, unit_of
from actions.wording.places import group_name, home_first, place
from data_layer.catalogue import Catalogue
from data_layer.glossary import terms_known_to
from data_layer.vocabulary import AreaCode

ASKERS = {Asker.PORTFOLIO_HOLDER: "as portfolio holder", Asker.SCRUTINY_MEMBER: "as a member of scrutiny"}
# kinds that go over everything where nothing is named
RANGING = {Kind.EXCEPTIONS, Kind.IMPROVING, Kind.TARGET, Kind.BASELINE, Kind.BRIEFING, Kind.EARLY_WARNING}


def reading_words(asked: Reading, home: AreaCode, catalogue: Catalogue, period: str | None = None) -> str:
    """ "recycling rate · Nottingham · against nearest neighbours · latest; assumed: ..."; empty for talk."""
    if asked.kind in TALK:
        return ""
    subjects = subjects_read(asked, catalogue)
    if not subjects or asked.kind is Kind.DEFINITION:
        return subjects
    groups = [f"against {group}" for group in groups_read(asked, catalogue)]
    where, when = places_read(asked, home, catalogue), period_read(asked, period)
    parts = [subjects, *read_for(asked, catalogue), where, *groups, when]
    line = " · ".join(part for part in parts if part)
    if asked.carried_over:
        line += f"; kept from before: {', '.join(asked.carried_over)}"
    if asked.assumed:
        line += "; assumed: " + ", ".join(f"{one.what} {one.as_} ({one.because})" for one in asked.assumed)
    return line


def read_for(asked: Reading, catalogue: Catalogue) -> list[str]:
    """ "for the Executive Panel", "as its portfolio holder": the body it is for, and who prepares."""
    level = catalogue.levels.get(asked.body or "")
    return [*([f"for the {level.name}"] if level else []), *([ASKERS[asked.asker]] if asked.asker else [])]


def subjects_read(asked: Reading, catalogue: Catalogue) -> str:
    """A theme, a division or another scope by its name, a word asked about, else the measures; everything of a list."""
    if asked.part and (part := catalogue.best_value.get(asked.part) or catalogue.outside_lenses.get(asked.part)):
        return part.name
    unit = unit_of(asked.scope, catalogue)
    if unit is not None:
        return unit.name if asked.scope.kind is ScopeKind.THEME else UNITS[asked.scope.kind].words(unit.name)
    if asked.scope.kind is ScopeKind.TERM:
        term = terms_known_to(catalogue).get(asked.scope.id or "")
        return f"the meaning of “{term.name}”" if term else ""
    if asked.scope.kind is ScopeKind.EVERYTHING and not asked.metrics:
        return "all measures" if asked.kind in RANGING else ""
    return ", ".join(catalogue.metrics[metric].short_name for metric in asked.metrics if metric in catalogue.metrics)


def places_read(asked: Reading, home: AreaCode, catalogue: Catalogue) -> str:
    return ", ".join(place(area, catalogue) for area in home_first(asked.areas, home, catalogue))


def groups_read(asked: Reading, catalogue: Catalogue) -> list[str]:
    return [group_name(group, asked.areas[0], catalogue) for group in asked.comparators] if asked.areas else []


def period_read(asked: Reading, period: str | None) -> str:
    """`period`: that of the answer, said beside the one asked for where they differ."""
    when = asked.period.words if asked.period else "latest figure held"
    one = asked.period is not None and not asked.period.spans and period is not None and period not in when
    return f"{when}, read as {period}" if one else when
