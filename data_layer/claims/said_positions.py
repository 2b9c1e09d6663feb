"""Comparisons in a part of a sentence: with a group, its middle or its quarters, or with councils by name."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Iterator

from data_layer.claims.cues import (
    ALL,
    BESIDE,
    FOLD,
    MIDDLE,
    MOST,
    NOT,
    QUARTER,
    QUARTER_SENSE,
    STRONG,
    VERB,
    WHOLE_COUNTRY,
)
from data_layer.claims.masked import Found, Masked
from data_layer.claims.model import Among, Bound, Claim, ClaimKind, Sense, Size
from data_layer.claims.numbers_said import NumberSaid, numbers_in
from data_layer.claims.said_changes import FROM_SIZE, NEARLY, OVER, sized
from data_layer.vocabulary import Group

MARKS = r"(?P<marks><[ga]\d+>(?: & (?:\w+ )?<[ga]\d+>)*)(?P<tail>(?:'s?)?(?: [a-z-]+){0,2})"
GAP = r"(?P<gap>(?: [a-z'-]+| <s\d+>){0,7}?)"
CUE = "|".join(rf"(?P<s{at}>\b(?:{pattern})\b)" for at, (pattern, _) in enumerate(BESIDE))
JOINT = r"\b(?:than|compared (?:with|to)|against|relative to|versus|vs|as|among(?:st)?|beside)\b"
BESIDE_OTHERS = re.compile(
    rf"{VERB}(?:{CUE})(?P<far>[^,;]{{0,60}}?)(?P<joint>{JOINT}){GAP} {MARKS}|"
    rf"{VERB}(?:{CUE.replace('<s', '<d')}){GAP.replace('gap', 'near')} {MARKS.replace('<marks', '<those').replace('<tail', '<end')}"
)
MANIFOLD = re.compile(
    r"\b(?P<bound>(?:more than|over|nearly|almost) )?(?:"
    + "|".join(rf"(?P<f{at}>{pattern})" for at, (pattern, _) in enumerate(FOLD))
    + rf")\b{GAP} {MARKS}"
)
NEEDS_JOINT = re.compile(
    r"^(?:better|worse|higher|more|greater|larger|bigger|lower|less|fewer|smaller|stronger|weaker|poorer|high|low)$"
)
NOT_AS = re.compile(r"(?:not|\w+n't)\b")
NOT_AS_WORDS = re.compile(
    r"(?:\bnot|\b\w+n't)\b|\b(?:nearly|quite|as|so|good|well|strong(?:ly)?|bad(?:ly)?|poor(?:ly)?|high|many|much|large|big|low|few|little|small)\b"
)
WHOM = re.compile(
    r"\b(?:all|every|each|any|most|many|the majority|average|averages|median|mean|typical|middle|norm|midpoint|those|others?|same)\b"
)
# what the others are said to have, behind their name
THEIRS = re.compile(r"<[ga]\d+>(?:'s?)?(?: (?:average|median|mean|figure|rate|level))?(?: of| at|,| which is|:)? ?\(?$")
HEAD = re.compile(r"^(?: (?!is\b|are\b|was\b|were\b|has\b|have\b|which\b)\w+){0,3} $")  # "£200 a head more than"
NEARBY = 30  # characters


def positions_in(part: Masked) -> Found:
    found = Found()
    for match in QUARTER.finditer(part.text):
        found.used.append(match.span())
        mark = next(iter(part.part(part.text[match.end() :]).marks("ga")), None)
        which = Among.TOP_QUARTER if match["which"] in {"top", "bottom"} else Among.QUARTER
        claim = claim_of(part, QUARTER_SENSE[match["which"]], mark, which, denied(part, match))
        everywhere = mark is None and WHOLE_COUNTRY.search(part.text[match.end() :])
        found.claims.append(claim.model_copy(update={"group": Group.ENGLAND}) if everywhere else claim)
        if mark:
            at = part.text.index(mark, match.end())
            found.used.append((at, at + len(mark)))
    if found.claims:
        return found
    numbers = numbers_in(part.text)
    for match in MANIFOLD.finditer(part.text):
        times = next(each for at, (_, each) in enumerate(FOLD) if match[f"f{at}"])
        said = match["bound"] or ""
        bound = Bound.OVER if OVER.search(said) else Bound.NEARLY if NEARLY.search(said) else Bound.EXACT
        size = {"amount": times, "size": Size.TIMES, "bound": bound}
        sense = Sense.HIGHER if times > 1 else Sense.LOWER
        found.claims += [one.model_copy(update=size) for one in set_against(part, match, sense)]
        found.used.append(match.span())
        found.passed += passed_over(part.text, match, numbers)
    for match in BESIDE_OTHERS.finditer(part.text):
        overlaps = any(start < match.end() and match.start() < end for start, end in found.used)
        cue, sense = next(
            (said, each) for at, (_, each) in enumerate(BESIDE) if (said := match[f"s{at}"] or match[f"d{at}"])
        )
        if overlaps or (NEEDS_JOINT.match(cue) and not match["joint"]):
            continue
        theirs = next((one for one in numbers if THEIRS.search(part.text[: one.start]) and one.end > match.end()), None)
        size = amount_of(part.text, match, [one for one in numbers if one is not theirs])
        found.used += [match.span(), *((one.start, one.end) for one in (size, theirs) if one)]
        found.passed += passed_over(part.text, match, numbers)
        update = sized(size) if size else {}
        if theirs:
            update |= {"theirs": theirs.amount, "theirs_step": theirs.step}
        found.claims += [one.model_copy(update=update) for one in set_against(part, match, sense)]
    return found


def passed_over(text: str, match: re.Match[str], numbers: list[NumberSaid]) -> list[str]:
    """What stands between a comparison and whom it is with, but for numbers and for whom of a group."""
    for one in numbers:
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    cue = next((match.span(name) for name, said in match.groupdict().items() if said and NOT_AS.match(said)), None)
    spans = [match.span(name) for name in ("far", "gap", "near", "tail", "end") if match.groupdict().get(name)]
    words = [text[start:end] for start, end in spans]
    if cue:
        words.append(NOT_AS_WORDS.sub(" ", text[slice(*cue)]))
    return [WHOM.sub(" ", each) for each in words]


def set_against(part: Masked, match: re.Match[str], sense: Sense) -> Iterator[Claim]:
    """A claim for each group and council named."""
    groups = match.groupdict()
    around = " ".join(groups.get(each) or "" for each in ("far", "gap", "near", "tail", "end"))
    for mark in part.part(groups.get("marks") or groups["those"]).marks("ga"):
        yield claim_of(part, sense, mark, among(f"{around} {part.written[mark].lower()}"), denied(part, match))


def among(words: str) -> Among:
    if MIDDLE.search(words):
        return Among.MIDDLE
    return Among.ALL if ALL.search(words) else Among.MOST if MOST.search(words) else Among.GROUP


def claim_of(part: Masked, sense: Sense, mark: str | None, whom: Among, not_so: bool) -> Claim:
    slot = part.slots[mark] if mark else None
    return Claim(
        kind=ClaimKind.POSITION,
        words=part.words(),
        sense=sense,
        group=slot.group if slot else Group.NEAREST_NEIGHBOURS,
        other=slot.area if slot else None,
        among=whom,
        period=part.period(),
        denied=not_so,
        strongly=bool(STRONG.search(part.text)),
    )


def denied(part: Masked, match: re.Match[str]) -> bool:
    before = re.split(r"[,;]| and | but ", part.text[max(0, match.start() - NEARBY) : match.start()])[-1]
    return bool(NOT.search(before.rstrip()))


def amount_of(text: str, match: re.Match[str], numbers: list[NumberSaid]) -> NumberSaid | None:
    """ "3 points below", "£200 a head more than", "higher by 3 points than"."""
    inside = [one for one in numbers if match.start() <= one.start and one.end <= match.end()]
    before = [one for one in numbers if one.end <= match.start() and len(text[one.end : match.start()]) < NEARBY]
    beside = [one for one in before if FROM_SIZE.match(f"{text[one.end : match.start()]} ".replace("  ", " "))]
    beside = beside or [one for one in before[-1:] if HEAD.match(text[one.end : match.start()])]
    return next(iter([*inside, *beside]), None)
