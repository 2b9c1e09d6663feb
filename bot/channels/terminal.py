"""The command line's way to the assistant: one question, one reply, in process."""

from __future__ import annotations

from bot.assistant import Assistant
from bot.channels.api import AskReply
from bot.render.charts import with_charts
from bot.settings import ServiceSettings


class TerminalReply(AskReply):
    """The API's reply, with its words for a terminal."""

    @property
    def text(self) -> str:
        return "\n\n".join(answer.text + follow_up_lines(answer.follow_ups) for answer in self.answers)


def follow_up_lines(questions: list[str]) -> str:
    return "\n\nAsk next:\n" + "\n".join(f"- {question}" for question in questions) if questions else ""


async def ask_once(question: str) -> TerminalReply:
    """Starts the assistant, asks, and stops it again."""
    assistant = await Assistant.start(ServiceSettings())
    try:
        reply = await assistant.ask(question, None, assistant.public_viewer())
    finally:
        await assistant.stop()
    return TerminalReply(
        conversation_id=reply.conversation_id, answers=[with_charts(answer) for answer in reply.answers]
    )
