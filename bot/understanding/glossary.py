"""Whether a question asks what a word of the answers means: "what does amber stand for", "who decides green"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.reading import GLOSSARY, Kind, Reading, Scope, ScopeKind
from bot.understanding.follow_ups import has_subject
from bot.understanding.glossary_words import asking
from bot.understanding.hearing import Heard
from bot.understanding.spans import Span, taken
from bot.understanding.text import Text, Token, as_text, clauses, tokens
from data_layer.catalogue import Catalogue
from data_layer.glossary import Alone, Term, terms_known_to

ARTICLES = {"a", "an"}
# "we say the rate is amber, what does amber mean": what stands before the comma is no question
AFTER_COMMA = re.compile(r",\s+(?=(?:what|whats|what's|who|how)\b)", re.IGNORECASE)
QUESTION = re.compile(r"\?\s*$|^(?:what|whats|which|who|how|why|when|where|is|are|do|does|did|has|have|can)\b", re.I)
THAT = re.compile(
    r"^(?:(?:so|and|but|sorry|ok|hang on|wait) )*whats? (?:(?:do|does|dose) )?"
    r"(?:that|this|it|they|those|these) (?:all )?means?\b"
)
# "sorry, I meant the region" puts the last question right
PUT_RIGHT = re.compile(r"\b(?:i|we) (?:\w+ )?(?:mean|meant|ment)\b(?! by\b)")
# "which councils count as our nearest neighbours" asks for their names
WHICH_COUNCILS = re.compile(
    r"^(?:which|what|whose|name|list) (?:the |other )?(?:councils|authorities|places|areas|cities|boroughs)\b"
)
# "does that count as green" is asked of the figure in hand
OF_THAT = re.compile(
    r"^(?:so |and |but )*(?:is|are|was|were|do|does|did|would|will) (?:that|this|it|they|those|these|we)\b"
)

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermSaid:
    term: Term
    span: Span


class Glossary:
    """The terms that whoever sees a catalogue may ask about; built once a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._terms = terms_known_to(catalogue)
        self._names: dict[Name, Term] = {
            stems(tokens(name)): term for term in self._terms.values() for name in (term.name, *term.aliases)
        }
        self._longest = max(map(len, self._names), default=0)

    def asked(self, text: Text, heard: Heard, last: Reading | None) -> Reading | None:
        """The Reading of a question about a term; None for every other question. `heard`: all of the text."""
        said = plain(text)
        if WHICH_COUNCILS.match(said) or (last and PUT_RIGHT.search(said)):
            return None
        found = self._answered(said, heard, last) or self._of_the_answer(text, last) or self._meant(text, heard, last)
        found = found or self._after_preamble(text)
        return reading_of(found) if found else None

    def said(self, said: Sequence[Token]) -> list[TermSaid]:
        """Terms by their names, the longer where two begin alike."""
        return self._at(stems(said))

    def _answered(self, said: str, heard: Heard, last: Reading | None) -> Term | None:
        """ "Why do you not rank councils?"; of a measure in hand "how sure are we" asks about that one."""
        if has_subject(last) and "real" in heard.operations:
            return None
        return next((term for term in self._terms.values() if answers(term, said)), None)

    def _of_the_answer(self, text: Text, last: Reading | None) -> Term | None:
        """ "what does that mean?" of an answer that was about no measure."""
        if last is None or last.metrics or last.scope.kind is ScopeKind.THEME or not THAT.match(plain(text)):
            return None
        return next((term for term in self._terms.values() if str(last.kind) in term.kinds), None)

    def _meant(self, text: Text, heard: Heard, last: Reading | None) -> Term | None:
        said = [] if OF_THAT.match(plain(text)) else self.said(text.tokens)
        rest = words_beside(said, text) if said else None
        if rest is None or names_a_measure(said, text, heard):
            return None
        first = said[0]
        if asking().asks(rest):
            return first.term
        if len(said) > 1 or not set(rest) <= asking().beside_an_opening:
            return None
        if not rest:
            return first.term if stands_alone(first.term, heard, last) else None
        return first.term if opens(first, set(rest), text) else None

    def _after_preamble(self, text: Text) -> Term | None:
        """The last sentence asks in so many words, and what stands before it is no question of its own."""
        preamble, question = cut(text)
        if preamble is None or QUESTION.search(preamble.clean):
            return None
        said = self.said(question.tokens)
        rest = words_beside(said, question)
        return said[0].term if said and rest and asking().asks(rest) else None

    def _at(self, said: Name) -> list[TermSaid]:
        found, at = [], 0
        while at < len(said):
            spans = (Span(at, end) for end in range(min(at + self._longest, len(said)), at, -1))
            span = next((one for one in spans if said[one.first : one.last] in self._names), None)
            if span:
                found.append(TermSaid(self._names[said[span.first : span.last]], span))
            at = span.last if span else at + 1
        return found


def answers(term: Term, said: str) -> bool:
    return any(question.fullmatch(said) for question in term.questions)


def reading_of(term: Term) -> Reading:
    return Reading(kind=Kind.DEFINITION, subkind=GLOSSARY, scope=Scope(kind=ScopeKind.TERM, id=term.id))


def words_beside(said: Sequence[TermSaid], text: Text) -> list[str] | None:
    """The words of asking beside the terms, in their order; None where there is any other word."""
    inside = taken(one.span for one in said)
    rest = [asking().word(token) for at, token in enumerate(text.tokens) if at not in inside]
    return [word for word in rest if word] if all(rest) else None


def names_a_measure(said: Sequence[TermSaid], text: Text, heard: Heard) -> bool:
    """Whether a measure is named with words beside the terms: then the question is about that one."""
    chosen = heard.chosen
    alike = heard.text.clean == text.clean and bool(chosen.metrics) and not chosen.by_meaning
    return alike and not chosen.at <= taken(one.span for one in said)


def stands_alone(term: Term, heard: Heard, last: Reading | None) -> bool:
    """Whether nothing but the term is asked about; with a subject in hand or a name of ours it is another question."""
    if term.alone is not Alone.ENOUGH or (last and last.kind is Kind.CLARIFY):
        return False
    asks_more = has_subject(last) or heard.chosen.named or heard.operations.sure - {"value"}
    return heard.says_nothing or not asks_more


def opens(said: TermSaid, rest: set[str], text: Text) -> bool:
    """Whether "what is ..." asks for the meaning of a term rather than for a figure, a list or a follow-up."""
    known, alone = asking(), said.term.alone
    before = text.tokens[said.span.first - 1].word if said.span.first else ""
    plural = text.tokens[said.span.last - 1].word.endswith("s")
    if "about" in rest and not ("tell" in rest and alone is Alone.ENOUGH):
        return False  # "what about core cities" follows on the last question
    if not rest & (known.opening | known.explaining):
        return False
    if alone is Alone.ENOUGH:
        return before == "the" or before not in known.determiners
    if rest & known.determiners:
        return False
    if rest & known.explaining and not plural:
        return True
    return alone is Alone.WITHOUT_ARTICLE or before in ARTICLES or (plural and "are" in rest)


def cut(text: Text) -> tuple[Text | None, Text]:
    """What stands before the last sentence, or before its comma, and the rest; None where nothing does."""
    sentences = clauses(text)
    if len(sentences) > 1:
        return sentences[-2], sentences[-1]
    parts = AFTER_COMMA.split(text.clean, 1)
    return (as_text(parts[0]), as_text(parts[1])) if len(parts) == 2 else (None, text)


def plain(text: Text) -> str:
    return " ".join(token.word for token in text.tokens)


def stems(said: Iterable[Token]) -> Name:
    return tuple(token.stem for token in said)
