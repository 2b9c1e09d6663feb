"""Where to read what is not held here is a link; an address that somebody wrote stays plain text."""

from __future__ import annotations

import pytest

from actions.reading import Kind
from bot.teams.cards.addresses import addresses, with_links, with_sites
from bot.teams.cards.card import card_of
from bot.teams.cards.escaping import JOINER
from tests.bot.teams.cards.sent import sent, texts

POLICE = "https://www.police.uk"
LINK = f"[police.{JOINER}uk]({POLICE})"


@pytest.mark.parametrize(
    ("text", "shown", "said"),
    [
        (
            f"See {POLICE} The nearest is held.",
            f"See {LINK}. The nearest is held.",
            "See police.uk. The nearest is held.",
        ),
        (
            f"They are published there: {POLICE}",
            f"They are published there: {LINK}.",
            "They are published there: police.uk.",
        ),
        (f"See {POLICE} for more.", f"See {LINK} for more.", "See police.uk for more."),
        ("No address.", "No address.", "No address."),
        ("", "", ""),
    ],
)
def test_a_known_address_is_a_link_and_its_sentence_ends(text, shown, said):
    assert (with_links(text, {POLICE}), with_sites(text, {POLICE})) == (shown, said)


@pytest.mark.parametrize("written", ["https://evil.example", f"{POLICE}.evil.example", f"{POLICE}/x", f"[a]({POLICE})"])
def test_an_address_that_is_not_the_catalogues_stays_text(written):
    for said in (with_links(f"about {written} now", {POLICE}), with_sites(f"about {written} now", {POLICE})):
        assert "://" not in said and ".example" not in said


def test_the_card_of_a_subject_that_is_not_held_links_to_who_publishes_it(told, catalogue):
    answer = told(Kind.NO_DATA, missing={"kind": "subject", "id": "crime", "words": "crime"})
    card = sent(card_of(answer, catalogue))
    assert any(f"See {LINK}. The nearest held here:" in text for text in texts(card))
    assert "See police.uk. The nearest" in card["fallbackText"] and "See police.uk. The nearest" in card["speak"]


def test_what_the_catalogue_names_is_where_publishers_are(catalogue):
    assert all(url.startswith("https://") for url in addresses(catalogue)) and POLICE in addresses(catalogue)
