"""What a text claims: put to be checked, said by somebody, or taken for granted before a question."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.understanding.claims_of_measures import claims_in_sentence
from bot.understanding.hearing import Heard, Listener
from bot.understanding.several_clauses import ASKS
from bot.understanding.slots import Places
from bot.understanding.text import Text, as_text, clauses
from data_layer.claims.model import Beyond, Claim, ClaimKind
from data_layer.vocabulary import AreaCode

POLITE = r"(?:(?:please|pls|can|could|would|will|you|just|quickly|we|i|need to|want to|like to|help me|hi|hello|ok|so|and),? )*"
SO = r"(?:that |whether |if |to say (?:that )?)"
CORRECT = r"(?:true|right|correct|accurate|fair|so|the case|a fact)"
PERSON = r"(?:the |our |my |a |an |one |cllr |councillor |this |their )?(?:[\w'-]+ ){0,5}?"
SAYS = r"(?:says?|said|claims?|claimed|states?|stated|reckons?|insists?|insisted|boasts?|boasted|argues?|argued|announced|told (?:me|us|them)|tells? (?:me|us)|maintains?|asserts?|is saying|is claiming|keeps? saying)"
NUMBER_COMMA = r"(?:[^,?]|(?<=\d),(?=\d))"
# put to be checked, in so many words
PUT = re.compile(
    rf"^{POLITE}(?:(?:fact|reality)[- ]?check(?:s|ing)?(?: (?:this|that|the following|these|me|us|whether|if))*|check (?:the |this |that |my |these )?(?:claims?|statements?|lines?|facts?|press release|quotes?)|"
    rf"(?:double[- ])?check(?= ?[:-])|(?:double[- ])?check (?:for me )?{SO}|check this|verify(?: {SO})?|true or false|right or wrong|fact or fiction|claims?(?= ?:)|test this(?: claim)?)\s*[:,-]?\s*",
    re.IGNORECASE,
)  # fmt: skip
# asked of anything: only what figures can check is meant
IS_IT = re.compile(
    rf"^{POLITE}(?:is it|would it be|is it still|are we|am i|was it) (?:actually |really )?{CORRECT}(?: or (?:false|wrong|not))?,? (?:in saying |in thinking |for (?:me|us) to say |to say |to claim )?(?:that )?|"
    rf"^{POLITE}(?:can|could|may|should) (?:i|we) (?:safely |honestly |truthfully |really |fairly )?(?:say|claim|state|put out|publish|write|tell (?:people|residents|the press|members)) (?:that |: ?)?",
    re.IGNORECASE,
)  # fmt: skip
# the same, said behind it
ASKED_BEHIND = re.compile(
    rf"[\s,.;:?!-]*\b(?:is (?:that|this|it) (?:actually |really )?(?:{CORRECT}|what the (?:data|figures|numbers) (?:say|show))|true or false|right or wrong|(?:is that )?true|correct|fact or fiction|"
    r"(?:can|could) (?:you|we|i) (?:please )?(?:fact[- ]?)?check(?: (?:that|this|it))?(?: (?:for me|please))?|(?:please )?(?:fact[- ]?)?check(?: (?:that|this|it))?(?: (?:for me|please))?|"
    r"(?:does|do) (?:that|this|it|they|those) (?:stack up|hold up|check out|stand up|add up)|are (?:they|those|these) (?:right|true|correct)|is (?:he|she|the leader) right|are they right|do the (?:data|figures|numbers) (?:support|bear|back) (?:that|this|it)(?: out| up)?)\s*[?.!]*$",
    re.IGNORECASE,
)
SAID = re.compile(rf"^{POLITE}(?P<who>{PERSON}){SAYS}(?: (?:that|how))?[:,]? [\"']?(?=\w)", re.IGNORECASE)
NOBODY = re.compile(
    r"^(?:what|who|how|which|where|when|why|it|nothing|everything|does|do|did|if|has|have|show|tell|give|list|find|remind|explain)\b",
    re.IGNORECASE,
)
ASKS_OR_TELLS = (
    rf"(?:please |can you |could you )?(?:{ASKS}|(?=(?:brief|give|tell|show|prepare|draft|list|write|explain|suggest|compare|"
    r"summari[sz]e|help|find|remind|get|make|note|set out|talk|take|i (?:want|need)|should|shall)\b))"
)
# taken for granted, before the comma; the question stands behind it
GRANTED = re.compile(
    rf"^(?:so |and |but |ok |right )?(?:(?:given(?: the fact)?|seeing|considering|bearing in mind|accepting|assuming|now|in view of the fact|in (?:the )?light of the fact) that|given(?! that)|considering(?! that)|assuming(?! that)|seeing as(?: how)?|granted(?: that)?) (?P<that>{NUMBER_COMMA}{{8,200}}),\s*(?=\w)|"
    rf"^(?:so |and |but )?(?:as|since|although|though|while|whilst|because|now|with) (?P<as>{NUMBER_COMMA}{{10,200}}),\s*(?:so |then )?{ASKS_OR_TELLS}|"
    rf"^(?P<so>{NUMBER_COMMA}{{10,200}}),?\s+(?:so|and so|which means) {ASKS_OR_TELLS}",
    re.IGNORECASE,
)
ANY = re.compile(
    rf"check|verify|true|false|right|correct|accurate|fair|fact|stack up|hold up|stand up|add up|\b(?:can|could|may|should) (?:i|we)\b|\b{SAYS}\b|claim|"
    r"\b(?:given|seeing|considering|bearing|accepting|assuming|view of|light of|now|as|since|although|though|while|whilst|because|with|so)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Whether the claims are what is asked about; else those there are are taken for granted before a question."""

    asks: bool = False
    claims: tuple[Claim, ...] = ()
    home: AreaCode | None = None  # whom they are of where they name nobody


NOTHING = Claimed()


@dataclass(frozen=True, slots=True)
class Stated:
    """A stretch of a text that claims; `plainly` where the text says in so many words that it is to be checked."""

    words: str
    premise: bool = False
    plainly: bool = False


def unchanged(heard: Heard) -> Heard:
    return heard


def claims_in(
    whole: Text, listener: Listener, places: Places, *, meant: Callable[[Heard], Heard] = unchanged
) -> Claimed:
    """`whole`: the text, mended. `meant`: what else may tell the subject of a sentence whose words name none.

    Nothing is heard, and next to nothing spent, where no word marks a claim.
    """
    if not ANY.search(whole.clean):
        return NOTHING
    stated = list(stated_in(whole))
    if not stated:
        return NOTHING
    found: list[Claim] = []
    for each in stated:
        claims: list[Claim] = []
        for sentence in clauses(as_text(each.words)):
            claims += claims_in_sentence(sentence, listener, places, meant, before=claims)
        if each.premise:
            found += [claim.model_copy(update={"premise": True}) for claim in claims if worth_a_word(claim)]
        elif each.plainly or any(map(says_something, claims)):
            found += claims
    if not found:
        return NOTHING
    return Claimed(asks=any(not claim.premise for claim in found), claims=tuple(found), home=places.home)


def is_checkable(claim: Claim) -> bool:
    return claim.kind is not ClaimKind.UNCHECKABLE


def worth_a_word(claim: Claim) -> bool:
    """A premise that can be checked, or plainly says something of several measures at once."""
    return is_checkable(claim) or says_of_theme(claim)


def says_of_theme(claim: Claim) -> bool:
    return claim.beyond is Beyond.TOO_WIDE and (claim.sense is not None or claim.amount is not None)


def says_something(claim: Claim) -> bool:
    """Whether it is of a measure here and more than an opinion, be it a rank or a forecast."""
    ours = claim.metric is not None or bool(claim.choices)
    return (
        is_checkable(claim) or says_of_theme(claim) or (ours and claim.beyond not in {Beyond.OPINION, Beyond.NOT_HELD})
    )


def stated_in(whole: Text) -> Iterator[Stated]:
    """A premise where a question follows it; else all that is put to be checked."""
    sentences = [one.clean for one in clauses(whole)]
    for at, sentence in enumerate(sentences):
        if (granted := GRANTED.match(sentence)) and not PUT.match(sentence) and not IS_IT.match(sentence):
            yield Stated(next(words for words in granted.groups() if words), premise=True)
            return
        put = PUT.match(sentence)
        if asked := put or IS_IT.match(sentence):
            rest = [sentence[asked.end() :], *sentences[at + 1 :]]
            yield Stated(without_tail(" ".join(rest).strip(" \"'")), plainly=put is not None)
            return
        if (said := SAID.match(sentence)) and said["who"].strip() and not NOBODY.match(said["who"]):
            rest = " ".join(sentences[at:])[said.end() :]
            behind = sentences[at + 1 :]
            asked = bool(behind) and behind[-1].endswith("?") and not ASKED_BEHIND.fullmatch(behind[-1])
            words = sentence[said.end() :] if asked else rest
            yield Stated(without_tail(words.strip(" \"'")), premise=asked)
            return
    if tail := ASKED_BEHIND.search(whole.clean):
        words = whole.clean[: tail.start()].strip()
        if len(words.split()) > 2:
            yield Stated(words)


def without_tail(words: str) -> str:
    tail = ASKED_BEHIND.search(words)
    return words[: tail.start()] if tail and len(words[: tail.start()].split()) > 2 else words
