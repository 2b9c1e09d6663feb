"""One import from end to end: propose, ask until nothing is left or the person stops, load, keep the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data_layer.returns.accept import Accepted, accept
from data_layer.returns.found_sheets import sum_of_return
from data_layer.returns.model import CouncilLoad
from data_layer.scorecards.as_return import AsReturn, as_return
from data_layer.scorecards.errors import NothingToLoadFault
from data_layer.scorecards.mapping import ScorecardMapping, load, next_mapping, save
from data_layer.scorecards.proposal import Proposal
from data_layer.scorecards.questions import Question
from data_layer.scorecards.read import answered, propose
from data_layer.settings import DataSettings
from data_layer.vocabulary import Level

Progress = Callable[[str], None]
Ask = Callable[[Question], str | None]  # None: leave it unanswered


@dataclass(frozen=True, slots=True)
class Import:
    """What was proposed and answered, and the rows it gives; nothing is loaded yet."""

    path: Path
    proposal: Proposal
    rows: AsReturn


def prepare(
    path: Path,
    *,
    mapping: Path | None,
    answers: Mapping[str, str],
    home_names: tuple[str, ...],
    audience: Level,
    ask: Ask,
) -> Import:
    """Raises ScorecardFault where the file cannot be read as a scorecard or an answer is no choice."""
    kept = load(mapping) if mapping and mapping.exists() else None
    proposal = propose(path, kept, home_names)
    if answers:
        proposal = answered(proposal, answers)
    proposal = asked_through(proposal, ask)
    written = datetime.now(UTC).date()
    return Import(path, proposal, as_return(proposal.preview, title=path.name, audience=audience, written=written))


def asked_through(proposal: Proposal, ask: Ask) -> Proposal:
    """An answer may raise a new question; one that was left unanswered is not asked again."""
    left: set[str] = set()
    while waiting := [each for each in proposal.questions if each.id not in left]:
        question = waiting[0]
        given = ask(question)
        if given is None:
            left.add(question.id)
        else:
            proposal = answered(proposal, {question.id: given})
    return proposal


def load_import(
    found: Import, settings: DataSettings, *, by: str, mapping: Path | None, progress: Progress
) -> Accepted:
    """Loads the rows by the same way as a return, then keeps the answers for the next file of the same layout.

    Raises NothingToLoadFault without a figure, and ReturnFault with every problem; nothing has changed then.
    """
    rows = found.rows.rows
    if not rows.observations:
        raise NothingToLoadFault(found.path.name, len(found.proposal.questions))
    load_of = CouncilLoad(rows=rows, file=found.path.name, sha256=sum_of_return(found.path), by=by)
    done = accept(load_of, settings, progress)
    if mapping is not None:
        save(kept_answers(found), mapping)
    return done


def kept_answers(found: Import) -> ScorecardMapping:
    proposal = found.proposal
    return next_mapping(proposal.signature, proposal.headings, proposal.answers, proposal.preview, proposal.mapping)
