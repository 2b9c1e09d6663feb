"""The page of one answer: the shell of the conversation with the answer's text for those who run no script."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from actions.answer import Answer
from bot.render.export_notes import moment

SHELL = Path(__file__).with_name("page") / "index.html"
PLACE, TITLE = "<!-- an answer opened again -->", "How is the council doing?"
NEWER = "Newer figures are held: ask again."


@cache
def shell() -> str:
    return SHELL.read_text(encoding="utf-8")


def kept_page(answer: Answer, *, newer: bool) -> str:
    """The script opens the answer by its id; what stands in `noscript` is whole without it."""
    files = ""
    if answer.figures:
        to = f"/api/export/{escape(answer.id)}"
        files = f'<p><a href="{to}.csv">Figures as CSV</a> <a href="{to}.xlsx">Figures as XLSX</a></p>'
    said = f"Asked on {moment(answer.asked_at)}. The figures are those known on that day."
    return page(
        answer.headline,
        f'<div id="kept" data-answer="{escape(answer.id)}"><noscript><article class="answer">'
        f"<h3>{escape(answer.headline)}</h3><p>{escape(said)}</p>{f'<p>{NEWER}</p>' if newer else ''}"
        f'<p class="whole">{escape(answer.text)}</p>{files}</article></noscript></div>',
    )


def not_kept_page(sentence: str) -> str:
    return page(sentence, f'<p class="answer">{escape(sentence)}</p>')


def page(title: str, inside: str) -> str:
    titled = shell().replace(f"<title>{TITLE}", f"<title>{escape(title)}", 1)
    return titled.replace(PLACE, inside, 1)
