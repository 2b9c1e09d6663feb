"""What Teams offers to ask: first questions, each understood as it stands."""

from __future__ import annotations

FOR_ALL = (
    ("help", "What can be asked here, and how"),
    ("What needs attention?", "The exceptions in the newest figures, each with its reason"),
    ("What are we improving at?", "Where the figures have clearly got better"),
    ("Waste against comparators", "A theme beside comparable councils; any other theme does as well"),
    ("How is our recycling rate?", "One figure: its direction, its position, its source and its age"),
    ("Is fly-tipping getting worse?", "A measure over the years, with a chart"),
    ("Scrutiny questions on waste", "Questions that the figures prompt, for scrutiny"),
    ("Early warning signs", "Signals of finance beside those of comparable councils"),
    ("Which measures do you have?", "Everything that is held, by theme"),
)
# a briefing is for the person who prepares; a chat of several has the questions
FOR_ONE = (*FOR_ALL[:6], ("Prepare me for scrutiny on waste", "A briefing to read before a meeting"), *FOR_ALL[6:])
