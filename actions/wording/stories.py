"""What the council says beside a figure, and who answers for it."""

from __future__ import annotations

from actions.wording.times import full_date, in_period
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
        said.append(f"Next: {story.what_next}{by}")
    return said


def due(day) -> str | None:
    return f"by {full_date(day)}" if day else None
