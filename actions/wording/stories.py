"""What the council says beside a figure, and who answers for it."""

from __future__ import annotations

from datetime import date

from actions.wording.times import full_date, in_period
from data_layer.council_facts import Narrative
from data_layer.judged import Judged


def story_sentences(judged: Judged) -> list[str]:
    """What happened, why, what next, by whom and when, as recorded; that there is none where a target is missed."""
    story = judged.narrative
    if story is None:
        return ["No explanation is recorded for it."] if judged.unexplained else []
    said = [f"Recorded on {full_date(story.written)}, about the figure {in_period(story.period)}:"]
    said += [part for part in (story.what_happened, story.why) if part]
    if story.what_next:
        by = f" ({', '.join(one for one in (story.owner_role, due(story.due)) if one)})" if story.owner_role else ""
        said.append(f"Next: {story.what_next.rstrip('.')}{by}.")
    return said


def told_briefly(story: Narrative) -> str | None:
    """The reason recorded, or else what happened, with its day; None where the story only says what is next."""
    said = story.why or story.what_happened
    return f"Recorded on {full_date(story.written)}: {said}" if said else None


def due(day: date | None) -> str | None:
    return f"by {full_date(day)}" if day else None
