"""Talk is short and leads back to figures."""

import pytest

from actions.reading import Kind


@pytest.mark.parametrize(("subkind", "word"), [("greeting", "Hello"), ("thanks", "welcome"), ("goodbye", "Goodbye")])
def test_each_gets_its_own_sentence(ask, subkind, word):
    answer = ask(Kind.SMALLTALK, subkind=subkind)
    assert word in answer.headline and not answer.figures
