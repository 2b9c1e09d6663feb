"""Financial years in the spellings of the publishers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.loaders.years import financial_year_of
from data_layer.periods import financial_year


@given(st.integers(1900, 2098), st.sampled_from(["-", "/", " - ", "–"]), st.booleans())
def test_each_spelling_is_the_same_year(start, between, in_full):
    end = str(start + 1) if in_full else f"{(start + 1) % 100:02d}"
    assert financial_year_of(f" {start}{between}{end} ") == financial_year(start)


@pytest.mark.parametrize("text", ["2023", "2023/25", "2023-4", "2023 to 2024", "FYE 2024", "", "2023/24/25"])
def test_anything_else_is_refused_by_name(text):
    with pytest.raises(ValueError, match="is not a financial year"):
        financial_year_of(text)
