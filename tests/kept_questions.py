"""The questions to ask on every theme, as they stand, for a council of three kinds; to be read by a person.

`python -m tests.kept_questions` writes tests/actions/kept/scrutiny_questions.md. A fixed day, so that ages do not move.
"""

from __future__ import annotations

from pathlib import Path

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer
from data_layer.vocabulary import ThemeId
from tests.headlines import COUNCILS, Council, desk_of

KEPT = Path(__file__).resolve().parent / "actions" / "kept" / "scrutiny_questions.md"
KEPT_FOR = tuple(council for council in COUNCILS if council.name != "Lambeth")
OPENING = """# Questions to ask, by theme

What a member of scrutiny is offered on 24 November 2026, on published figures alone. Generated and read by a person:
each question has its figure, is open, blames nobody, and is not answered by the figures beside it.
"""


def kept_page() -> str:
    lines = [OPENING]
    for council in KEPT_FOR:
        lines.append(f"# {council.name}\n")
        for theme in desk_of(council).catalogue.themes.values():
            lines += [f"## {theme.name}\n", *(questions_in(asked(council, theme.id)) or ["None held."]), ""]
    return "\n".join(lines)


def asked(council: Council, theme: ThemeId, kind: Kind = Kind.SCRUTINY_QUESTIONS) -> Answer:
    scope = Scope(kind=ScopeKind.THEME, id=theme)
    return answer(Reading(kind=kind, scope=scope, areas=(council.area,)), desk_of(council))


def questions_in(found: Answer) -> list[str]:
    return [line for line in found.text.splitlines() if line.startswith("- ") and line.endswith("?")]


if __name__ == "__main__":
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(kept_page(), encoding="utf-8")
