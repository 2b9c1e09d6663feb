"""A return names its themes and no more: what people call them comes from a list, where the name stands there."""

from __future__ import annotations

import pytest

from data_layer.building.usual_themes import names_of_theme, usual_themes
from data_layer.faults import Fault


def test_a_theme_of_a_usual_name_is_found_by_the_others():
    found = names_of_theme("Council housing")
    assert found[0] == "council housing"
    assert {"landlord services", "our tenants"} <= set(found)


def test_a_theme_of_an_unusual_name_has_that_alone():
    assert names_of_theme("Pond life") == ("pond life",)


def test_no_name_stands_under_two_themes():
    every = [name.casefold() for theme in usual_themes() for name in {*theme.names, *theme.said}]
    assert len(every) == len(set(every))


def test_an_entry_without_a_name_is_told_with_its_place(tmp_path):
    (tmp_path / "themes.yml").write_text("- {names: [], said: [ponds]}\n", encoding="utf-8")
    with pytest.raises(Fault, match=r"themes\.yml: \(0, 'names'\)"):
        usual_themes(tmp_path / "themes.yml")
