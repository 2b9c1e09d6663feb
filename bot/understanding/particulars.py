"""What a question says beside its subject: the body it is for, who prepares, and which part of a framework is meant."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.reading import Asker, Kind, MissingKind, Scope, ScopeKind, Subkind
from bot.understanding.frame import Frame
from bot.understanding.hearing import Heard
from bot.understanding.period_rules import MONTHS
from bot.understanding.subject_index import content
from bot.understanding.text import tokens
from data_layer.catalogue import Catalogue
from data_layer.periods import PeriodAsked

HOLDER = re.compile(
    r"\b(?:i am|i'm|im|as|being|for) (?:the |a |an |our )?(?:\w+ ){0,3}(?:portfolio holder|cabinet member|executive member|lead member)\b|"
    r"\b(?:expect|likely|going|prepared|ready) to be asked\b|"
    r"\bwhat (?:will|might|could|would|may|are|is) (?:\w+ ){1,4}(?:ask|asking|press|put to|quiz|grill|challenge) (?:me|us)\b|"
    r"\bi (?:will|may|might|could) be (?:asked|questioned|pressed|quizzed|grilled)\b|"
    r"\b(?:i am|i'm|we are|i will be) (?:\w+ )?(?:before|in front of|facing|up before|appearing)\b|\bmy portfolio\b"
)
MEMBER = re.compile(
    r"\b(?:i am|i'm|im|as) (?:the |a |an |on )?(?:\w+ ){0,2}(?:scrutiny|committee|backbench\w*|opposition)(?: (?:member|chair|councillor))?\b|"
    r"\b(?:should|could|can|might|shall|do) (?:i|we|members|scrutiny|the committee) (?:be )?(?:ask|asking|press|put|raise|probe)\b"
)
RHYTHMS = ((re.compile(r"\b(?:month|monthly)\b"), "monthly"), (re.compile(r"\b(?:quarter|quarterly)\b"), "quarterly"))
STOP, SCRUTINY, CLINIC = "stop", "corporate_scrutiny_committee", "divisional_clinic"
SCRUTINY_MEETS = re.compile(
    r"\b(?:(?:for|before|ahead of|each|every|last|next|to|does|will|at)(?: \w+)? scrutiny|scrutiny (?:last |next )?(?:meets?|met|committee|looked|sat))\b"
)
# outcomes that nothing here measures
GAPS = re.compile(
    r"\b(?:no|without(?: an?)?|lack(?:s|ing)?(?: an?)?|missing(?: an?)?) (?:measures?|figures?|indicators?|data)\b|\b(?:nobody|no one) measures\b|\bnot measured\b|\bunmeasured\b|\bgaps?\b"
)
# whether a notice was given, and not whether one is near
NOTICE = re.compile(
    r"\b(?:did|has|have|had|was|were|ever)\b.*\b(?:issued?|given|give|served?|had|receiv\w+)\b.*\b(?:s ?114|section 114)\b"
)
IN_FULL = {number: name for name, number in reversed(MONTHS.items())}  # the first name of each month
SINCE_MONTH = re.compile(
    rf"\bsince (?:the (?:start|beginning|end) of )?(?P<month>{'|'.join(IN_FULL.values())})\b(?! \d)"
)
# of what scrutiny asked and recommended
ITEMS = (
    (re.compile(r"\boverdue\b"), "overdue"),
    (re.compile(r"\breject\w*\b"), "rejected"),
    (re.compile(r"\baccepted\b(?! and)"), "accepted"),
    (re.compile(r"\b(?:been|were|was|are|is) (?:done|implemented|carried out|completed)\b"), "done"),
    (
        re.compile(
            r"\b(?:open|outstanding|unanswered|unresolved|unfinished|pending|left over|matters arising|still|not (?:been |yet )?answered)\b"
        ),
        "open",
    ),
    (re.compile(r"\brecommend\w*\b"), "recommendation"),
    (re.compile(r"\b(?:questions?|asked?)\b"), "question"),
)
# words of the rule of reporting that is asked about
RULES = (
    (re.compile(r"\bcritical indicators?\b"), "critical_indicators"),
    (re.compile(r"\b(?:scp|council plan|strategic plan|commitments?)\b"), "scp_commitments"),
    (re.compile(r"\bclinics?\b"), "clinics"),
    (re.compile(r"\bframework\b"), "framework"),
)
# which of the promises are asked for, by how they stand
WHICH = r"\b(?:which|what|how many|any|list|show|name|are there|commitments?|promises|pledges)\b.*"
STANDINGS = (
    (
        re.compile(rf"{WHICH}\b(?:unfunded|(?:no|not|without|lack\w*) (?:\w+ ){{0,2}}?(?:fund\w*|budgets?|money))\b"),
        "unfunded",
    ),
    (re.compile(rf"{WHICH}\b(?:fund(?:ed|ing)|budgets?|money)\b"), "funded"),
    (
        re.compile(
            rf"{WHICH}\b(?:nobody|no one|never|without|no (?:status|update|report)|not (?:been )?(?:reported|stated|updated))\b"
        ),
        "not_stated",
    ),
    (
        re.compile(
            rf"{WHICH}\b(?:off track|at risk|behind|slipp\w+|late|red|amber|fail\w*|missed|broken|not (?:been )?(?:met|kept|delivered|achieved))\b"
        ),
        "off_track",
    ),
    (re.compile(rf"{WHICH}\b(?:met|kept|delivered|achieved|completed?|fulfilled|honoured)\b"), "met"),
    (re.compile(rf"{WHICH}\b(?:on track|going well|green)\b"), "on_track"),
    (re.compile(rf"{WHICH}\b(?:due|deadlines?)\b"), "due"),
)


# of everything, unless a measure is named in words
RANGING = {Subkind.LENS, Subkind.METRIC_REVIEW, Subkind.RULE, Subkind.CHANGED, Subkind.RECOMMENDATIONS}
OF_NO_SUBJECT = {Subkind.EVIDENCE, Subkind.LENS, Subkind.RULE, Subkind.METRIC_REVIEW, Subkind.UNSUBSCRIBE}


def set_particulars(frame: Frame, heard: Heard, catalogue: Catalogue) -> None:
    """After the kind is decided: of each only what the words say."""
    said = (heard.whole or heard.text.clean).lower()
    frame.body = heard.body or frame.body
    if frame.kind in {Kind.BRIEFING, Kind.SCRUTINY_QUESTIONS}:
        frame.asker = asker_in(said)
        frame.statistic = "rank" if "rank" in heard.operations else frame.statistic
    no_subject = frame.subkind in OF_NO_SUBJECT or frame.kind is Kind.COMMITMENTS  # found by the words of their titles
    if no_subject and frame.missing and frame.missing.kind is MissingKind.SUBJECT:
        frame.missing = None  # "governance" is held as what evidence is asked for
    if frame.kind is Kind.COMMITMENTS:
        frame.subkind = frame.subkind or first_of(STANDINGS, said)
        frame.wording = " ".join(token.word for token in tokens(heard.bare) if content(token)) or None
    if frame.kind is Kind.OUTCOME and frame.subkind is None and GAPS.search(said):
        frame.part = "gaps"
    if frame.kind is Kind.EARLY_WARNING and NOTICE.search(said):
        frame.part = "notice"
    if frame.kind is Kind.CALENDAR or frame.subkind == Subkind.CHANGED:
        at_scrutiny(frame, said, catalogue)
    if frame.kind is Kind.CALENDAR:
        frame.part = first_of(RULES, said)
    if frame.subkind in RANGING and frame.metrics and not heard.chosen.at:
        frame.metrics, frame.scope = (), Scope(kind=ScopeKind.EVERYTHING)  # guessed by meaning: nothing was named
    match frame.subkind:
        case Subkind.CLINIC:
            frame.body = None  # it is the body itself
            without_level(frame)
        case Subkind.CHANGED:
            frame.body = frame.body or (frame.scope.id if frame.scope.kind is ScopeKind.LEVEL else None)
            without_level(frame)
            if frame.period is None and (since := SINCE_MONTH.search(said)):
                month = MONTHS[since["month"]]
                frame.period = PeriodAsked(since[0], months=(month, month))
        case Subkind.EVIDENCE:
            frame.part = best_value_in(said, catalogue)
            frame.scope = Scope(kind=ScopeKind.EVERYTHING)
            frame.metrics, frame.body = (), None
        case Subkind.LENS:
            lenses = catalogue.outside_lenses.values()
            frame.part = named_in(said, ((one.id, (one.name, *one.aliases)) for one in lenses))
        case Subkind.RECOMMENDATIONS:
            frame.part = first_of(ITEMS, said)
        case Subkind.UNSUBSCRIBE:
            if {heard.text.tokens[at].word for at in heard.chosen.at} <= {STOP}:  # no name of a measure
                frame.metrics, frame.scope = (), Scope(kind=ScopeKind.EVERYTHING)
        case Subkind.SUBSCRIBE:
            frame.part = first_of(RHYTHMS, said)
        case _:
            pass


def at_scrutiny(frame: Frame, said: str, catalogue: Catalogue) -> None:
    """ "When does scrutiny next meet", "since the last scrutiny": its committee, whose name is longer."""
    if frame.body in {None, CLINIC} and SCRUTINY_MEETS.search(said) and SCRUTINY in catalogue.levels:
        frame.body = SCRUTINY


def first_of(named: Iterable[tuple[re.Pattern[str], str]], said: str) -> str | None:
    return next((name for pattern, name in named if pattern.search(said)), None)


def asker_in(said: str) -> Asker | None:
    if MEMBER.search(said):
        return Asker.SCRUTINY_MEMBER
    return Asker.PORTFOLIO_HOLDER if HOLDER.search(said) else None


def names_best_value(heard: Heard, catalogue: Catalogue) -> bool:
    return best_value_in((heard.whole or heard.text.clean).lower(), catalogue) is not None


def best_value_in(said: str, catalogue: Catalogue) -> str | None:
    return named_in(said, ((one.id, (one.name, *one.aliases)) for one in catalogue.best_value.values()))


def named_in(said: str, named: Iterable[tuple[str, Iterable[str]]]) -> str | None:
    """The id of which the longest name stands in the words; None where none does."""
    found = [
        (len(name), id) for id, names in named for name in names if re.search(rf"\b{re.escape(name.lower())}\b", said)
    ]
    return max(found)[1] if found else None


def without_level(frame: Frame) -> None:
    """A clinic that stands alone is no subject: everything is meant."""
    if frame.scope.kind is ScopeKind.LEVEL:
        frame.scope = Scope(kind=ScopeKind.EVERYTHING)
