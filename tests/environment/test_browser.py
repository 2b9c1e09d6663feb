"""The browser fixture, so that a failing page test is about the page."""

from __future__ import annotations

import pytest


@pytest.mark.browser
def test_the_systems_chromium_shows_a_page(browser):
    page = browser.new_page()
    page.set_content("<h1>Recycling</h1><button>Compare</button>")
    assert page.get_by_role("heading").inner_text() == "Recycling"
    assert page.get_by_role("button", name="Compare").is_visible()
