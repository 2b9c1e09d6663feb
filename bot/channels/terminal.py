"""The command line's way to the assistant: one question, one reply, in process."""

from __future__ import annotations

from bot.access import permitted
from bot.assistant import Assistant
from bot.channels.api import AskReply
from bot.render.charts import with_charts
from bot.settings import ServiceSettings
from data_layer.vocabulary import Level


class TerminalReply(AskReply):
    """The API's reply, with its words for a terminal."""

    @property
    def text(self) -> str:
        return "\n\n".join(answer.text + follow_up_lines(answer.follow_ups) for answer in self.answers)


def follow_up_lines(questions: list[str]) -> str:
    return "\n\nAsk next:\n" + "\n".join(f"- {question}" for question in questions) if questions else ""


async def ask_once(question: str, level: Level | None = None) -> TerminalReply:
    """Starts the assistant, asks, and stops it again; at the highest level this machine's user may take, or a lower.

    Raises NotPermitted for a level above it, before anything is started.
    """
    settings = ServiceSettings()
    taken = permitted(level, settings.level)
    assistant = await Assistant.start(settings)
    try:
        reply = await assistant.ask(question, None, assistant.viewer(taken))
    finally:
        await assistant.stop()
    return TerminalReply(
        conversation_id=reply.conversation_id, answers=[with_charts(answer) for answer in reply.answers]
    )
