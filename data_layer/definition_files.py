"""Reads data_layer/definitions: everything the catalogue says about figures, before there are figures."""

from __future__ import annotations

from pathlib import Path

from data_layer.definition_catalogue import Definitions, whole
from data_layer.definition_checks import (
    best_value_link_checks,
    event_checks,
    framework_checks,
    not_held_checks,
    source_checks,
    theme_checks,
)
from data_layer.definition_entries import (
    AreaFile,
    EventFile,
    FrameworkFile,
    NotHeldFile,
    SourceFile,
    ThemeFile,
)
from data_layer.definition_errors import DefinitionError, Problem
from data_layer.definition_outside import (
    BestValueFile,
    LensFile,
    best_value_checks,
    best_value_of,
    lens_checks,
    lenses_of,
)
from data_layer.definition_yaml import Document, Model, checked, read_document

DEFINITIONS = Path(__file__).parent / "definitions"


def read_definitions(folder: Path = DEFINITIONS) -> Definitions:
    """All definition files below `folder`.

    Themes and sources must be there; the other files may be absent, for another council may have none.
    Raises DefinitionError with every mistake of every file.
    """
    found = Files(folder)
    themes = {
        document: file
        for path in sorted((folder / "themes").glob("*.yml"))
        for document, file in [found.read(f"themes/{path.name}", ThemeFile)]
        if file
    }
    source_document, sources = found.read("sources.yml", SourceFile)
    not_held_document, not_held = found.read("not_held.yml", NotHeldFile, NotHeldFile(not_held=()))
    event_document, events = found.read("events.yml", EventFile, EventFile(events=()))
    _, areas = found.read("areas.yml", AreaFile, AreaFile())
    framework_document, framework = found.read("framework.yml", FrameworkFile, None, needed=False)
    lens_document, lenses = found.read("external_lenses.yml", LensFile, None, needed=False)
    best_value_document, best_value = found.read("best_value.yml", BestValueFile, None, needed=False)

    ids = {metric.id for file in themes.values() for metric in file.metrics}
    problems = found.problems
    themes_read = not any(problem.file.startswith("themes/") for problem in problems)
    problems += [*theme_checks(themes), *source_checks(themes, source_document, sources)]
    if not themes and themes_read:
        problems.append(Problem("themes", None, None, None, "no file", "Write one file a theme, such as waste.yml."))
    if themes_read:  # a theme that could not be read would make every id of its metrics look unknown
        problems += not_held_checks(not_held_document, not_held, ids) if not_held else []
        problems += event_checks(event_document, events, ids) if events else []
        problems += framework_checks(framework_document, framework, ids) if framework else []
        problems += lens_checks(lens_document, lenses, themes) if lenses else []
        problems += best_value_checks(best_value_document, best_value, ids) if best_value else []
    if framework and best_value:
        served = [theme.id for theme in best_value.themes]
        problems += best_value_link_checks(framework_document, framework, served)
    if problems or not (sources and not_held and events and areas):
        raise DefinitionError(problems)

    return whole(
        list(themes.values()),
        sources,
        not_held,
        events,
        areas,
        framework,
        lenses_of(lenses) if lenses else {},
        best_value_of(best_value) if best_value else {},
    )


class Files:
    """Reads the files of a folder one by one and keeps what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def read(
        self, file: str, model: type[Model], absent: Model | None = None, needed: bool = True
    ) -> tuple[Document, Model | None]:
        """The file, or `absent` where there is none; None where it cannot be used."""
        path = self.folder / file
        if not path.exists():
            if needed and absent is None:
                self.problems.append(Problem(file, None, None, None, "no such file", "Write it, or put it back."))
            return Document(file, None, None), absent
        document, problems = read_document(path, file)
        entries, mistakes = (None, []) if problems else checked(document, model)
        self.problems += [*problems, *mistakes]
        return document, entries
