"""A question, recommendation or answer of scrutiny that is to be kept: what it is about, and by when."""

from __future__ import annotations

from datetime import date

from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.scrutiny_book import RecordPart
from bot.understanding.frame import scope_chosen
from bot.understanding.hearing import Heard
from bot.understanding.recording import ToRecord, due_asked
from bot.understanding.slots import Places

ASKED = {RecordPart.QUESTION, RecordPart.RECOMMENDATION}


def is_meant(wish: ToRecord, last: Reading | None) -> bool:
    """ "Forget that" takes back what was just recorded; after anything else it is said of the conversation."""
    just_recorded = last is not None and last.subkind == Subkind.RECORD and last.part is not None
    return wish.part is not RecordPart.REMOVAL or bool(wish.wording) or just_recorded


def recorded(wish: ToRecord, heard: Heard, last: Reading | None, places: Places) -> Reading:
    """Of the measure, theme or part of the council that its words name; else of what is in hand, or of everything."""
    metrics, scope = heard.chosen.metrics, scope_chosen(heard.chosen) or Scope(kind=ScopeKind.METRIC)
    named = bool(metrics) or scope.kind is not ScopeKind.METRIC
    if not named and last is not None and not wish.about:
        metrics, scope = last.metrics, last.scope
    if not metrics and scope.kind in {ScopeKind.METRIC, ScopeKind.TERM, ScopeKind.LEVEL}:
        scope = Scope(kind=ScopeKind.EVERYTHING)
    return Reading(
        kind=Kind.COMMITMENTS,
        subkind=Subkind.RECORD,
        metrics=metrics,
        scope=scope,
        areas=(places.home,),
        period=due_asked(wish.due, date.today()) if wish.due else None,
        part=wish.part,
        # words that name nothing here say all the same what it is about
        wording=f"{wish.about}: {wish.wording}" if wish.about and not named and wish.part in ASKED else wish.wording,
    )
