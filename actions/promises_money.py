"""Which of the promises have a budget line named for them, and which have none, where that is what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from actions.compose import Draft, fitting
from actions.promise_words import sense, words_of
from actions.promises_origin import named_for
from actions.reading import Reading
from actions.wording.commitments import NAMED, promise_sentence
from actions.wording.lists import bullets
from actions.wording.numbers import counted
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import BudgetLine

FUNDED, UNFUNDED = "funded", "unfunded"  # subkinds
MONEY = {sense(word) for word in ("fund", "funds", "funding", "funded", "unfunded", "budget", "budgets", "money")}


def money_asked(asked: Reading) -> bool:
    said = {sense(word) for word in words_of(asked.wording or "")}
    return asked.subkind in {FUNDED, UNFUNDED} or bool(MONEY & said)


def of_money(
    told: Draft, made: Sequence[CommitmentState], lines: Sequence[BudgetLine], asked: Reading, about: str, where: str
) -> Draft:
    """Said first, with those that were asked for; how they all stand comes after. A promise without a line of its own
    may still be paid for out of a service's budget, and that is said.
    """
    funded = [one for one in made if named_for(one, lines)]
    unfunded = [one for one in made if one not in funded]
    wanted = funded if asked.subkind == FUNDED else unfunded
    number, total = len(wanted), counted(len(made), "commitment")
    has = f"{'has' if number < 2 else 'have'} {'a' if asked.subkind == FUNDED else 'no'}"
    start = f"{number or 'None'} of {total}" if len(made) > 1 else "The one commitment"
    if len(made) == 1:
        has = f"has {'a' if funded else 'no'}"
    end = f"{has} budget line of {'its' if number < 2 else 'their'} own here"
    told.sentences = [
        *(["Money may stand in the budget of a service."] if unfunded else []),
        *([told.headline] if told.subkind is None else told.sentences[:1]),
    ]
    told.headline = fitting([f"{start}{about} in {where} {end}.", f"{start}{about} {end}.", f"{start} {end}."])
    if wanted and len(wanted) < len(made):
        told.details.insert(0, bullets(map(promise_sentence, wanted), NAMED))
    return told
