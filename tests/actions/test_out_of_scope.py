"""Refusals say why and what can be asked instead, and carry no figure."""

import pytest

from actions.out_of_scope import REASONS
from actions.reading import Kind


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_has_its_sentence(ask, reason):
    answer = ask(Kind.OUT_OF_SCOPE, subkind=reason)
    assert answer.headline == REASONS[reason]
    assert answer.follow_ups and not answer.figures and not answer.metrics
