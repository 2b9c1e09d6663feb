"""What is asked of the framework and of scrutiny, by its wording."""

from __future__ import annotations

import pytest
import yaml

from bot.understanding.operations import FILES, OF_THE_FRAMEWORK

SAID: dict[str, list[str]] = {
    "clinic": [
        "prepare the Housing clinic",
        "waste clinic pack",
        "what goes to the housing clinic",
        "I chair the clinic",
    ],
    "changed": [
        "what changed since the last clinic",
        "anything new in waste since we last met",
        "what's changed",
        "what has moved since the last Executive Panel",
        "any new reds since the leadership team met",
        "what came in since 5 November 2026",
    ],
    "thread": [
        "drill down into recycling",
        "what lies beneath it",
        "which levels see recycling",
        "who sees the recycling rate",
        "where does it go next",
        "how far up does the recycling rate go",
        "follow rent collection down to the division",
        "does this go to scrutiny as well",
    ],
    "recommended": [
        "what did scrutiny recommend on waste",
        "have the recommendations been acted on",
        "what is still open from last time",
        "any unanswered questions",
        "matters arising",
        "were our questions answered",
        "did scrutiny ask about missed bins",
    ],
    "paused": [
        "why is there no SCP report this quarter",
        "why did quarterly reporting stop",
        "is reporting on the plan still paused",
        "what was the rule then",
    ],
    "lens": [
        "what does the government see of us",
        "list the oflog metrics",
        "how are we viewed by Whitehall",
        "what is in the local outcomes framework",
    ],
    "evidence": [
        "what evidence do we have on use of resources",
        "our best value evidence",
        "any evidence of leadership",
    ],
    "theme_review": [
        "a thematic review of waste",
        "which councils should we learn from on recycling",
        "which councils could we talk to about recycling",
        "a deep dive on homelessness",
    ],
    "metric_review": ["which indicators could we drop", "which KPIs are redundant", "review of our measures"],
    "subscribe": [
        "send me waste every quarter",
        "post the exceptions here before each meeting",
        "I want a monthly digest",
        "keep me posted",
        "can I get a quarterly update on homelessness here",
        "every month, post what needs attention in skills",
        "remind us what needs attention before every CLT",
        "notify this team when waste is about to go to the panel",
        "put the exceptions in this channel ahead of the Executive Panel",
    ],
    "unsubscribe": [
        "stop",
        "stop sending me digests",
        "unsubscribe please",
        "cancel my subscription",
        "take this channel off the list",
        "end my updates",
    ],
    "risk_register": ["what risks have gone up", "which risks moved", "the risk register for housing"],
    "budget": ["is the waste division over budget", "are we overspending", "housing budget, over or under"],
    "actions": ["which actions are overdue", "any plan actions behind in waste", "outstanding actions for housing"],
    "real": [
        "is this change real",
        "is the fall in recycling just noise",
        "is it statistically significant",
        "how sure are we of that",
    ],
}
# what is worded alike and asks for something else
OTHERWISE: dict[str, list[str]] = {
    "clinic": ["when is the next housing clinic", "performance clinic dates"],
    "changed": ["what has recycling been since 2019", "how has recycling changed since 2019"],
    "thread": ["what is behind the fall in recycling"],
    "recommended": ["what questions should I ask about waste", "are our schools rated outstanding"],
    "paused": ["when is recycling next reported", "why is recycling not improving"],
    "lens": ["how does recycling compare with the government target"],
    "theme_review": [
        "tell me about recycling",
        "who is responsible for recycling",
        "who should I talk to about recycling",
    ],
    "risk_register": ["what is the risk rating of recycling", "commitments at risk"],
    "budget": ["how much do we spend on social care"],
    "actions": ["what is being done about recycling"],
    "metric_review": ["remove the old figures", "which measures are getting worse", "which indicators are red"],
    "subscribe": ["send me the figures in Excel", "recycling every year", "show me recycling each quarter since 2019"],
    "unsubscribe": ["stop the recycling figure from falling", "why did recycling stop rising"],
    "real": ["is recycling really so low"],
}


@pytest.mark.parametrize(("operation", "text"), [(each, text) for each, texts in SAID.items() for text in texts])
def test_an_operation_is_heard_in_what_people_say(hear, operation, text):
    assert operation in hear(text).operations


@pytest.mark.parametrize(("operation", "text"), [(each, text) for each, texts in OTHERWISE.items() for text in texts])
def test_what_is_worded_alike_is_not_taken_for_it(hear, operation, text):
    assert operation not in hear(text).operations


def test_every_operation_of_the_file_has_wordings_here_and_is_looked_for_in_plain_words():
    assert set(yaml.safe_load(FILES[1].read_text(encoding="utf-8"))) == set(SAID) == OF_THE_FRAMEWORK
