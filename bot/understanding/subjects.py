"""From matches to what is meant: one metric, two named together, a theme, a subject not held, or a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.qualifiers import also_named, decided, supports
from bot.understanding.subject_index import Subject, SubjectIndex, SubjectKind
from bot.understanding.subject_match import AS_GOOD, PLANS, SECOND_COVERED, Match, Said, best_of, is_held, matches, weak
from bot.understanding.text import Token
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import MetricId, MetricKind, ThemeId

MOST_METRICS = 3  # named in one question; more than that is a theme
MOST_CHOICES = 4
NEAR = 0.34  # a third of an alias is enough to be offered, never to be meant
JOINS = {"and", "or", "versus", "vs", "plus", "both", "with", "against", "also"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a question is about. More than one metric with `tied` are alternatives; without, all are meant.

    `beside` is a subject not held that was named together with one that is held.
    """

    metrics: tuple[MetricId, ...] = ()
    theme: ThemeId | None = None
    not_held: str | None = None
    outcome: Subject | None = None
    tied: bool = False
    at: frozenset[int] = frozenset()
    beside: str | None = None
    score: float = 0.0
    near: tuple[MetricId, ...] = ()  # to offer where nothing was named for sure
    whole: bool = False  # a name of it was said word for word
    by_meaning: bool = False  # chosen or confirmed by what the words mean
    pointed: bool = False  # "both", "the second one": by its place among those asked about
    body: str | None = None  # a level of the cascade beside the subject: "waste, for the Executive Panel"

    @property
    def named(self) -> bool:
        return bool(self.metrics or self.theme or self.not_held or self.outcome)

    @property
    def subjects(self) -> list[Subject]:
        found = [Subject(SubjectKind.METRIC, metric) for metric in self.metrics]
        found += [Subject(SubjectKind.THEME, self.theme)] if self.theme else []
        found += [Subject(SubjectKind.NOT_HELD, each) for each in (self.not_held, self.beside) if each]
        found += [Subject(SubjectKind.LEVEL, self.body)] if self.body else []
        return [*found, self.outcome] if self.outcome else found


class Subjects:
    def __init__(self, catalogue: Catalogue, index: SubjectIndex) -> None:
        self._catalogue = catalogue
        self._index = index
        whole = (metric for metric in catalogue.metrics.values() if metric.is_own and metric.part_of is None)
        own = {Subject(SubjectKind.METRIC, metric.id) for metric in whole}
        self._own = [alias for alias in index.aliases if alias.subject in own]

    def choose(self, said: Said, tokens: Sequence[Token], *, peers: bool) -> Chosen:
        """`said` the content words free for it, `tokens` all words, `peers` whether a comparison is asked for."""
        found = matches(said, self._index)
        if beside := self._beside_a_body(found, said, tokens, peers=peers):
            return beside
        # an everyday word alone ("people") is no directorate of that name
        found = [match for match in found if not weak(match, said)] or [
            match for match in found if match.subject.kind not in PLANS
        ]
        if not found:
            return Chosen(near=self._near(said))
        first = self._first(found, said)
        if first.subject.kind is SubjectKind.NOT_HELD and (own := self._own_of_that_name(first, said)):
            return Chosen(metrics=tuple(own[:MOST_CHOICES]), tied=len(own) > 1, at=first.at, score=first.score)
        level = [match for match in found if match is first or match.score >= first.score * AS_GOOD]
        top = [match for match in level if match.at == first.at]
        chosen = self._of(first, top, said, tokens, peers=peers)
        if chosen.metrics and not chosen.tied:
            return self._with_others(chosen, said, tokens)
        return chosen

    def _beside_a_body(self, found: list[Match], said: Said, tokens: Sequence[Token], *, peers: bool) -> Chosen | None:
        """What is named beside the body that it is for; None where no body or nothing else is."""
        body = next((match for match in found if match.subject.kind is SubjectKind.LEVEL), None)
        if body is None or not self._longest_said(body.subject, said):
            return None
        chosen = self.choose(said.without(body.at), tokens, peers=peers)
        return replace(chosen, body=body.subject.id) if chosen.named else None

    def _first(self, found: list[Match], said: Said) -> Match:
        """The best match, but a metric named whole before its theme, and a subject not held that heads the words."""
        first = found[0]
        rest = matches(said.without(first.at), self._index, SECOND_COVERED)
        rest = [match for match in rest if not weak(match, said)]
        if first.subject.kind is SubjectKind.THEME or first.subject.kind in PLANS:
            inside = [match for match in rest if match.subject.kind in {SubjectKind.METRIC, SubjectKind.NOT_HELD}]
            return inside[0] if inside else first
        if first.subject.kind is SubjectKind.METRIC and rest and not is_held(rest[0]) and not self._held_too(rest):
            touching = min(abs(a - b) for a in first.at for b in rest[0].at) == 1
            return rest[0] if touching else first
        return first

    def _own_of_that_name(self, refused: Match, said: Said) -> list[MetricId]:
        """Measures of the council's own that have the name said of what is not published ("FOI"), or all words said."""
        names = self._index.names[refused.subject] & said.phrases
        words = {root for root, _ in said.at.values()}
        named = [alias for alias in self._own if alias.phrases & names]
        named = named or [alias for alias in self._own if words <= alias.roots]
        return list(dict.fromkeys(MetricId(alias.subject.id) for alias in named))

    def _held_too(self, rest: list[Match]) -> bool:
        return any(is_held(match) for match in best_of(rest))

    def _of(self, first: Match, top: list[Match], said: Said, tokens: Sequence[Token], *, peers: bool) -> Chosen:
        metrics = [self._metric(match) for match in top if match.subject.kind is SubjectKind.METRIC]
        base = Chosen(at=first.at, score=first.score)
        planned = [match for match in top if match.subject.kind in PLANS]
        if first.subject.kind is SubjectKind.NOT_HELD and planned and not metrics:
            return replace(base, outcome=planned[0].subject)  # a division of that name, whose measures are held
        if first.subject.kind is SubjectKind.NOT_HELD and not metrics:
            whole = bool(self._index.names[first.subject] & said.phrases)
            return replace(base, not_held=first.subject.id, whole=whole)
        if first.subject.kind is SubjectKind.THEME or (len(metrics) != 1 and self._themes(top)):
            return replace(base, theme=ThemeId(first.subject.id if not metrics else self._themes(top)[0]))
        if first.subject.kind in PLANS:
            return replace(base, outcome=first.subject)
        if len(metrics) > 1:
            return self._settle(base, metrics, said, tokens, peers=peers)
        if not metrics:
            return base  # a subject not held beside others at the same words leaves nothing to answer with
        [metric] = metrics
        return replace(
            base, metrics=(metric.id,), whole=self._longest_said(Subject(SubjectKind.METRIC, metric.id), said) > 1
        )

    def _settle(self, base: Chosen, tied: list[Metric], said: Said, tokens: Sequence[Token], *, peers: bool) -> Chosen:
        """Several metrics that match alike: by qualifiers, then by the words left, then by what can be compared."""
        left = decided(tied, tokens)
        left = self._wholes_first(left, said)
        if len(left) > 1:
            left = self._by_words(left, said.without(base.at))
        if len(left) > 1 and peers:
            left = [metric for metric in left if metric.kind is not MetricKind.AMOUNT] or left
        named = any(token.word == "both" for token in tokens) or all(supports(each, left, tokens) for each in left)
        ids = tuple(metric.id for metric in left[:MOST_CHOICES])
        return replace(base, metrics=ids, tied=len(ids) > 1 and not named)

    def _wholes_first(self, tied: list[Metric], said: Said) -> list[Metric]:
        """A measure before a breakdown, unless a longer name of the breakdown was said word for word."""
        longest = {metric.id: self._longest_said(Subject(SubjectKind.METRIC, metric.id), said) for metric in tied}
        of_wholes = max((longest[metric.id] for metric in tied if metric.part_of is None), default=-1)
        return [metric for metric in tied if metric.part_of is None or longest[metric.id] > of_wholes]

    def _longest_said(self, subject: Subject, said: Said) -> int:
        """Words of its longest name that was said word for word."""
        return max((len(phrase) for phrase in self._index.names[subject] & said.phrases), default=0)

    def _by_words(self, tied: list[Metric], rest: Said) -> list[Metric]:
        """Those whose own vocabulary explains most of the words left; all where that tells nothing."""
        roots = {root for root, _ in rest.at.values()}
        shared = frozenset.intersection(*(self._vocabulary(metric) for metric in tied))
        weights = {m.id: sum(self._index.weight(r) for r in roots & self._vocabulary(m) - shared) for m in tied}
        most = max(weights.values())
        return [metric for metric in tied if weights[metric.id] == most] if most else tied

    def _with_others(self, chosen: Chosen, said: Said, tokens: Sequence[Token]) -> Chosen:
        """Further metrics: siblings ("and carers"), and others named whole ("recycling and landfill")."""
        metrics = [self._catalogue.metrics[each] for each in chosen.metrics]
        for other in also_named(metrics[0], self._catalogue.metrics.values(), tokens):
            if other not in metrics:
                metrics.append(other)
        rest, at, beside = said.without(chosen.at), chosen.at, None
        stands = {metrics[0].id: min(chosen.at, default=0)}
        joined = any(token.word in JOINS for token in tokens) or len(rest.at) <= 2
        while joined and len(metrics) < MOST_METRICS and rest.at:
            found = matches(rest, self._index, SECOND_COVERED)
            found = [match for match in found if not weak(match, rest) or self._longest_said(match.subject, said) > 1]
            if not found:
                break
            if not is_held(found[0]):
                beside = beside or found[0].subject.id
            elif found[0].subject.kind is SubjectKind.METRIC:
                tied = [self._metric(match) for match in best_of(found) if match.subject.kind is SubjectKind.METRIC]
                settled = self._by_words(decided(tied, tokens), rest.without(found[0].at))
                named = [metric for metric in settled if metric.kind is not MetricKind.AMOUNT] or settled
                if named[0] not in metrics and not self._kin(named[0], metrics):
                    metrics.append(named[0])
                    stands[named[0].id] = min(found[0].at)
            rest, at = rest.without(found[0].at), at | found[0].at
        # as they were said; a sibling named beside its metric stays behind it
        ordered = sorted(metrics[:MOST_METRICS], key=lambda one: stands.get(one.id, stands[metrics[0].id]))
        return replace(chosen, metrics=tuple(metric.id for metric in ordered), at=at, beside=beside)

    def _kin(self, metric: Metric, named: list[Metric]) -> bool:
        """A word left over that is an alias of a sibling by itself says nothing new ("reserves", "apprenticeships")."""
        words = [frozenset(map(str.casefold, each.aliases)) for each in named]
        return any(frozenset(map(str.casefold, metric.aliases)) & each for each in words)

    def _near(self, said: Said) -> tuple[MetricId, ...]:
        """Metrics that share a telling part of an alias, to be offered."""
        found = [match for match in matches(said, self._index, NEAR) if match.subject.kind is SubjectKind.METRIC]
        return tuple(MetricId(match.subject.id) for match in found[:MOST_CHOICES])

    def _metric(self, match: Match) -> Metric:
        return self._catalogue.metrics[MetricId(match.subject.id)]

    def _vocabulary(self, metric: Metric) -> frozenset[str]:
        return self._index.vocabulary[Subject(SubjectKind.METRIC, metric.id)]

    def _themes(self, top: list[Match]) -> list[str]:
        return [match.subject.id for match in top if match.subject.kind is SubjectKind.THEME]
