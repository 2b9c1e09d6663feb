"""What rows of the council's return bring to an answer beside their words: where they came from, and that they are
invented where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from actions.answer import Caveat
from data_layer.catalogue import ILLUSTRATIVE_RETURN, Catalogue
from data_layer.facts import Provenance


class HasSource(Protocol):
    @property
    def source(self) -> str | None: ...


class OfReturn(Protocol):
    @property
    def source(self) -> str: ...
    @property
    def loaded(self) -> date: ...


def origin(
    id: str, loaded: date, definition: str, query: str, catalogue: Catalogue, *, document: str | None = None
) -> Provenance:
    """Of what a source of the catalogue says in words: by the paper that states it, where one is named."""
    source = catalogue.sources[id]
    return Provenance(
        source=document or source.title,
        publisher=source.publisher,
        published=None,
        loaded=loaded,
        licence=source.licence,
        url=source.url,
        definition=definition,
        query=query,
    )


def came_from(rows: Iterable[OfReturn], definition: str, query: str, catalogue: Catalogue) -> list[Provenance]:
    """One a source, of the newest load; `definition` says in a sentence what the rows are."""
    newest: dict[str, date] = {}
    for row in rows:
        newest[row.source] = max(row.loaded, newest.get(row.source, row.loaded))
    return [origin(id, loaded, definition, query, catalogue) for id, loaded in newest.items()]


def invented(told: Iterable[HasSource], things: str) -> list[Caveat]:
    """ "Illustrative: the actions are invented."; none where nothing that is told is, row or measure."""
    if any(one.source == ILLUSTRATIVE_RETURN for one in told):
        return [Caveat(code="illustrative", text=f"Illustrative: {things} are invented.")]
    return []
