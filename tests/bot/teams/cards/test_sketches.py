"""Three cards as a person reads them from top to bottom; long lines are cut, and the day of loading is left out."""

from __future__ import annotations

import re
from textwrap import shorten

from actions.reading import Kind, Scope, ScopeKind
from bot.teams.cards.card import card_of
from tests.bot.teams.cards.sent import sent, sketch

LOADED = re.compile(r"loaded \d+ \w+ \d{4}")
LONGEST = 108


def outline(answer, catalogue) -> str:
    return "\n".join(cut(LOADED.sub("loaded", line)) for line in sketch(sent(card_of(answer, catalogue))))


def cut(line: str) -> str:
    return line[: len(line) - len(line.lstrip())] + shorten(line, LONGEST, placeholder=" ...")


PERFORMANCE = """\
# The recycling rate in Nottingham was 26.7% in 2023/24, in the lowest quarter of its nearest neighbours ...
That is up 1.6 percentage points on 25.1% in 2022/23: improving, within what councils usually see ...
26.7%
Recycling rate, Nottingham, 2023/24, newest held, 2 years 8 months old
↑ up on 2022/23, improving
Lowest quarter of Nottingham's nearest neighbours (median 35.6%)
# Recycling rate, Nottingham
Chart.Line: Nottingham 14 32.9 to 23 26.7; Median of the group 14 34.1 to 23 35.6
Blue: Nottingham. Red: median of Nottingham's nearest neighbours.
The axis begins at 20.0%.
Beware: No newer figure is held. The period of this one ended on 31 March 2024, 2 years 8 months ago; ...
[Figures as a table]
[The answer in full]
figures, hidden:
  # Recycling rate, Nottingham, %
  table of 10: Period | Nottingham | Median of Nottingham's nearest neighbours
in-full, hidden:
  It stands in the lowest quarter of Nottingham's nearest neighbours: median of 35.6%, middle half from ...
  Bristol has none for this period.
Source: Department for Environment, Food and Rural Affairs, [Local authority collected waste management, ...
Read as: recycling rate · Nottingham · latest figure held.
[Change measure: Estimated recycling contamination rate, Residual household waste, Household waste ...
[Change place: Bristol, Coventry, Derby, England, Kingston upon Hull, Leicester]
[Change time: 2022/23, 2021/22, 2020/21, 2019/20, 2018/19, 2017/18]
[Change kind of answer: Over time, Against others, What it means]
[How does the recycling…similar councils?]
[Recycling rate over time]
[What does the recycling rate mean?]
[Residual household waste]
[Why?]
[Briefing]
"""

EXCEPTIONS = """\
# 11 of 99 measures in Nottingham need attention, led by the adult obesity rate, 35.3% in 2024/25, up ...
The adult obesity rate: 35.3% in 2024/25, up 7.9 percentage points on 2023/24 (getting worse), more than ...
table of 5: Measure | Figure | How it moved and stands
6 more measures are named in the answer in full.
# Standing context, not the council's alone to change
table of 2: Measure | Figure | How it moved and stands
# Older figures, which say nothing of today
table of 5: Measure | Figure | How it moved and stands
Beware: Adult obesity rate: A sample in one council is small, so look at several years before you call ...
Beware: Share of care users with enough social contact and quality of life score of care users: It comes ...
Beware: Quality of life score of care users: This is a score on a scale from 0 to 1, not a percentage: ...
[The answer in full]
[Sources]
in-full, hidden:
  6 more are named below. Apart from these, as standing context: claimant count and life expectancy of ...
  In full:
  - The adult obesity rate: 35.3% in 2024/25, up 7.9 percentage points on 2023/24 (getting worse), more ...
  Also:
  - Adult social care: share of care users very satisfied with their care, share with no further request ...
  Standing context, not the council's alone to change:
  - The claimant count: 6.0% in 2025, in the highest quarter of its nearest neighbours (median 5.5%). - ...
  Older figures, which say nothing of today:
  - The fly-tipping rate: 42.5 per 1,000 people in 2021/22, up 8.0 per 1,000 people on 2020/21 (getting ...
sources, hidden:
  Source: Office for Health Improvement and Disparities, [Obesity, physical activity and nutrition ...
  Source: Department of Health and Social Care, [Adult Social Care Outcomes ...
  Source: Department for Education, [Explore education statistics, from Explore local ...
  Source: Department for Education, [Explore education statistics, from Explore local ...
  Source: Office for National Statistics, [Explore local statistics](https://www.ons.gov.uk/explore-local- ...
  Source: Office for Health Improvement and Disparities, [Fingertips, public health ...
  Source: Department for Environment, Food and Rural Affairs and Office for National Statistics, [Fly- ...
  Source: Office for Local Government, from NHS England and Skills for Care, [Local Authority Data ...
  Source: Office for National Statistics, [Explore local statistics](https://www.ons.gov.uk/explore-local- ...
  Source: Department for Environment, Food and Rural Affairs, [Local authority collected waste management, ...
Read as: all measures · Nottingham · latest figure held.
[Change theme: Adult skills, Adult social care, Children and education, Climate, Population and ...
[Change place: Bristol, Coventry, Derby, Kingston upon Hull, Leicester, Liverpool]
[Adult obesity rate over time]
[Share of care users with…contact over time]
[What needs attention in adult social care?]
[What has improved?]
"""

CLARIFICATION = """\
# Several measures could be meant by “reserves”. Which one?
Answer with a number or in words.
1\\. unallocated reserves
2\\. reserves share
[unallocated reserves]
[reserves share]
"""


def test_a_figure(told, catalogue):
    assert outline(told(Kind.PERFORMANCE, "recycling_rate"), catalogue) == PERFORMANCE.strip()


def test_what_needs_attention(told, catalogue):
    answer = told(Kind.EXCEPTIONS, scope=Scope(kind=ScopeKind.EVERYTHING))
    assert outline(answer, catalogue) == EXCEPTIONS.strip()


def test_a_question_that_is_asked_back(told, catalogue):
    choices = [
        {"label": "unallocated reserves", "value": "unallocated_reserves"},
        {"label": "reserves share", "value": "reserves_share"},
    ]
    answer = told(Kind.CLARIFY, doubt={"kind": "which_metric", "about": "reserves", "choices": choices})
    assert outline(answer, catalogue) == CLARIFICATION.strip()
