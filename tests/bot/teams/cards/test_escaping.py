"""Whatever a name or a person's words hold, a card shows them as plain text; links lead to https and nowhere else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.teams.cards.escaping import JOINER, https, linked, plain, unlinked

MARKDOWN = MarkdownIt("commonmark").enable(["strikethrough", "table"])
ADDRESS = "https://www.gov.uk/government/statistics"
marked = st.text(alphabet=st.sampled_from("ab1 \\`*_[]()<>~|#+-=.!&;:/{}@\n\t\"'"), max_size=40)


def inside(markdown: str) -> list[Token]:
    return [each for token in MARKDOWN.parse(markdown) for each in (token.children or [token])]


def shown(markdown: str) -> str:
    return "".join(token.content for token in inside(markdown)).replace(JOINER, "")


@given(st.text() | marked)
@example("[here](https://evil.example)")
@example("1. one")
@example("- - -")
@example("&lt;b&gt;")
def test_any_text_is_shown_as_it_is_and_formats_nothing(text):
    kinds = {token.type for token in inside(plain(text))}
    assert kinds <= {"paragraph_open", "text", "paragraph_close"}
    assert shown(plain(text)) == unlinked(text).replace(JOINER, "")


@given(st.text() | marked)
def test_nothing_that_can_be_seen_is_lost(text):
    seen = re.sub(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
    assert re.sub(rf"[\s{JOINER}]", "", unlinked(text)) == seen


@pytest.mark.parametrize(
    "text", ["see www.evil.example now", "http://10.0.0.1/x", "a@evil.example", "evil.example", "HTTPS://evil.example"]
)
def test_an_address_in_words_is_no_address_to_a_client_that_looks_for_them(text):
    assert not re.search(r"://|\w\.[a-z]", plain(text), re.IGNORECASE)


@pytest.mark.parametrize("text", ["26.7% in 2023/24 (14 of 15)", "£1,234.5 million", "Stoke-on-Trent", "King's Lynn"])
def test_figures_and_names_stay_as_they_are_written(text):
    assert plain(text) == text


def test_a_macro_of_the_client_is_not_one():
    assert "{{" not in plain("{{DATE(2017-02-14T06:08:00Z)}}")


@pytest.mark.parametrize(
    "url",
    ["http://www.gov.uk", "javascript:alert(1)", "", "https://", "https://a@b.example", "https://[::1", "/api/export/a",
     "https://a.example/x y", "https://a.example/\u202ex", "data:text/html,x", "ftp://a.example"],
)  # fmt: skip
def test_what_is_no_whole_https_address_is_no_link(url):
    assert https(url) is None and linked("The title", url) == "The title"


@given(st.text(max_size=30) | marked, marked)
def test_a_link_leads_where_it_should_whatever_its_text(text, tail):
    title = f"A{text}"
    url = f"{ADDRESS}/{tail.replace(' ', '')}"
    opened = [token for token in inside(linked(title, url)) if token.type == "link_open"]
    if https(url):
        assert len(opened) == 1 and str(opened[0].attrs["href"]).startswith(ADDRESS)
        assert shown(linked(title, url)) == unlinked(title).replace(JOINER, "")
    else:
        assert not opened
