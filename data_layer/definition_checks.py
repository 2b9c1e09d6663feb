"""What one definition file says about another: ids that must be single, ids that must exist, aliases told apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from data_layer.definition_entries import EventFile, FrameworkFile, NotHeldFile, SourceFile, ThemeFile
from data_layer.definition_errors import Problem
from data_layer.definition_yaml import Document, Loc

Named = Iterable[tuple[Document, Loc, str]]  # where an id or alias stands, and the id or alias


def single(ids: Named, what: str) -> Iterator[Problem]:
    """Every id that stands a second time."""
    first: dict[str, Document] = {}
    for document, loc, id in ids:
        if id in first:
            yield document.problem(
                (*loc, "id"), f"'{id}', which {first[id].file} has already", f"Give each {what} an id of its own."
            )
        first.setdefault(id, document)


def known(ids: Named, allowed: Collection[str], what: str) -> Iterator[Problem]:
    """Every id that names nothing."""
    for document, loc, id in ids:
        if id not in allowed:
            near = get_close_matches(id, allowed, 1)
            remedy = "Use the id of one that is defined" + (f", such as {near[0]}." if near else ".")
            yield document.problem(loc, f"'{id}', which is no {what}", remedy)


def metric_ids(themes: Mapping[Document, ThemeFile]) -> Named:
    for document, theme in themes.items():
        for place, metric in enumerate(theme.metrics):
            yield document, ("metrics", place), metric.id


def theme_checks(themes: Mapping[Document, ThemeFile]) -> Iterator[Problem]:
    yield from single(((document, ("theme",), file.theme.id) for document, file in themes.items()), "theme")
    yield from single(metric_ids(themes), "metric")
    for document, file in themes.items():
        for place, metric in enumerate(file.metrics):
            yield from single(
                ((document, ("metrics", place, "parts", item), part.id) for item, part in enumerate(metric.parts)),
                "part",
            )
        yield from aliases_told_apart(document, file)


def aliases_told_apart(document: Document, file: ThemeFile) -> Iterator[Problem]:
    """An alias means one metric of its theme, unless the theme lists it as ambiguous."""
    ambiguous = {alias.casefold() for alias in file.theme.ambiguous}
    owners: dict[str, list[str]] = {alias.casefold(): ["the theme"] for alias in file.theme.aliases}
    for loc, id, aliases in named_by(file):
        for item, alias in enumerate(aliases):
            before = owners.setdefault(alias.casefold(), [])
            if before and alias.casefold() not in ambiguous:
                yield document.problem(
                    (*loc, "aliases", item),
                    f"'{alias}', which {before[0]} has already",
                    "Tell the two apart, or list it under ambiguous in the theme if it truly means both.",
                )
            before.append(id)
    for item, alias in enumerate(file.theme.ambiguous):
        if len(owners.get(alias.casefold(), [])) < 2:
            remedy = "Leave it out here, or give it to each metric it means."
            yield document.problem(
                ("theme", "ambiguous", item), f"'{alias}', which fewer than two metrics have", remedy
            )


def named_by(file: ThemeFile) -> Iterator[tuple[Loc, str, tuple[str, ...]]]:
    """Metrics and their parts: where each stands, its id, and its aliases."""
    for place, metric in enumerate(file.metrics):
        yield ("metrics", place), metric.id, metric.aliases
        for item, part in enumerate(metric.parts):
            yield ("metrics", place, "parts", item), f"{metric.id}.{part.id}", part.aliases


def source_checks(
    themes: Mapping[Document, ThemeFile], document: Document, file: SourceFile | None
) -> Iterator[Problem]:
    if file is None:  # its own mistakes are said already, and nothing can be compared with it
        return
    yield from single(
        ((document, ("sources", place), source.id) for place, source in enumerate(file.sources)), "source"
    )
    named = (
        (theme, ("metrics", place, field), id)
        for theme, each in themes.items()
        for place, metric in enumerate(each.metrics)
        for field, id in (("source", metric.source), ("denominator_source", metric.denominator_source))
        if id is not None
    )
    yield from known(named, [source.id for source in file.sources], "source")


def not_held_checks(document: Document, file: NotHeldFile, metrics: Collection[str]) -> Iterator[Problem]:
    entries = list(enumerate(file.not_held))
    yield from single(((document, ("not_held", place), entry.id) for place, entry in entries), "subject not held")
    nearest = (
        (document, ("not_held", place, "nearest", item), id)
        for place, entry in entries
        for item, id in enumerate(entry.nearest)
    )
    yield from known(nearest, metrics, "metric")


def event_checks(document: Document, file: EventFile, metrics: Collection[str]) -> Iterator[Problem]:
    named = (
        (document, ("events", place, "metrics", item), id)
        for place, entry in enumerate(file.events)
        for item, id in enumerate(entry.metrics)
    )
    yield from known(named, metrics, "metric")


def framework_checks(document: Document, file: FrameworkFile, metrics: Collection[str]) -> Iterator[Problem]:
    yield from single(((document, ("outcomes", at), each.id) for at, each in enumerate(file.outcomes)), "outcome")
    yield from single(((document, ("portfolios", at), each.id) for at, each in enumerate(file.portfolios)), "portfolio")
    yield from single(((document, ("levels", at), each.id) for at, each in enumerate(file.levels)), "level")
    yield from known(((document, ("metrics", id), id) for id in file.metrics), metrics, "metric")
    served = (
        (document, ("metrics", id, "outcomes", item), outcome)
        for id, place in file.metrics.items()
        for item, outcome in enumerate(place.outcomes)
    )
    yield from known(served, [each.id for each in file.outcomes], "outcome")
    yield from link_checks(document, file)
    held = ((document, ("metrics", id, "portfolio"), at.portfolio) for id, at in file.metrics.items() if at.portfolio)
    yield from known(held, [each.id for each in file.portfolios], "portfolio")


def link_checks(document: Document, file: FrameworkFile) -> Iterator[Problem]:
    """What outcomes are mapped to is there, and so is the family of each improvement theme."""
    themes = [(("improvement_themes", at), each) for at, each in enumerate(file.improvement_themes)]
    yield from single(((document, loc, each.id) for loc, each in themes), "improvement theme")
    linked = (
        (document, ("outcomes", at, "linked", item), id)
        for at, each in enumerate(file.outcomes)
        for item, id in enumerate(each.linked)
    )
    ids = [*(each.id for each in file.outcomes), *(each.id for _, each in themes)]
    yield from known(linked, ids, "outcome or improvement theme")
    families = ((document, (*loc, "framework"), each.framework) for loc, each in themes)
    yield from known(families, [each.id for each in file.hierarchies], "hierarchy")


def best_value_link_checks(document: Document, file: FrameworkFile, themes: Collection[str]) -> Iterator[Problem]:
    served = (
        (document, ("outcomes", at, "best_value", item), id)
        for at, each in enumerate(file.outcomes)
        for item, id in enumerate(each.best_value)
    )
    yield from known(served, themes, "theme of the Best Value duty")
