"""What a person says of an answer over HTTP: helpful or not, and what was wrong."""

from __future__ import annotations

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.assistant import clean
from bot.channels.access import Asker
from bot.channels.api import Door
from bot.channels.lasting import not_kept
from bot.store.feedback import LONGEST_COMMENT, LONGEST_WORDS, Verdict, Vote, Wrong

router = APIRouter()


class FeedbackRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verdict: Verdict
    wrong: Wrong | None = Field(default=None, description="What was wrong; needed with a dislike, and only there.")
    comment: str | None = Field(
        default=None, max_length=LONGEST_COMMENT, description="For the performance team; leave out names."
    )
    keep_words: bool = Field(
        default=False, description="Whether the asker agrees that the words of the question are kept for learning."
    )
    words: str | None = Field(
        default=None, max_length=LONGEST_WORDS, description="The question's words; thrown away without `keep_words`."
    )

    @model_validator(mode="after")
    def of_one_piece(self) -> Self:
        if (self.verdict is Verdict.DISLIKE) != (self.wrong is not None):
            raise ValueError("say in `wrong` what was wrong with a dislike, and leave it out of a like")
        if self.keep_words and not one_line(self.words):
            raise ValueError("send the question in `words` with `keep_words`, or leave `keep_words` out")
        return self

    def vote(self) -> Vote:
        words = one_line(self.words) if self.keep_words else None
        return Vote(self.verdict, self.wrong, one_line(self.comment), words)


class FeedbackKept(BaseModel):
    """What is kept now; a vote before it on the same answer is gone."""

    answer: str
    verdict: Verdict
    wrong: Wrong | None
    comment: str | None
    words: str | None = Field(description="Null unless the asker agreed that they are kept.")


@router.post("/api/answers/{answer_id}/feedback", summary="Say whether an answer was helpful")
async def give_feedback(answer_id: str, said: FeedbackRequest, door: Door, asker: Asker) -> FeedbackKept:
    """Kept without anything that tells who you are. A second vote on the same answer replaces the first."""
    vote = said.vote()
    if not await door.vote(answer_id, asker, vote):
        not_kept()
    return FeedbackKept(
        answer=answer_id, verdict=vote.verdict, wrong=vote.wrong, comment=vote.comment, words=vote.words
    )


def one_line(text: str | None) -> str | None:
    """Without control characters and breaks; None where nothing is left."""
    return " ".join(clean(text or "").split()) or None
