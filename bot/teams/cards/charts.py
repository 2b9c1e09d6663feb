"""Teams' own charts from what an answer's charts hold: under a heading, with words beside them.

Teams draws neither the title of such a chart nor any text for those who do not see it, so the heading stands above, and
a client without these charts shows the text of what the chart says.
"""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from bot.teams.cards.bars import bars
from bot.teams.cards.drawn import Drawn
from bot.teams.cards.elements import close, heading
from bot.teams.cards.escaping import plain
from bot.teams.cards.lines import series
from bot.teams.cards.room import Room


def chart_parts(chart: Drawn, asked: Sequence[str], room: Room) -> list[CardElement]:
    """Heading, chart and what it does not say. `asked`: names of the places asked about, marked among others' bars."""
    drawing, notes = bars(chart, asked, room) if chart.bars else series(chart, room)
    if drawing is None:
        return []
    return [heading(plain(chart.title)), drawing, *(close(plain(note)) for note in notes)]
