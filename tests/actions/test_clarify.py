"""Asking back: choices that can be clicked, numbered or said."""

from actions.reading import Kind


def test_choices_are_numbered_and_their_values_are_what_a_click_sends(ask):
    choices = [
        {"label": "unallocated reserves", "value": "unallocated_reserves"},
        {"label": "reserves share", "value": "x"},
    ]
    answer = ask(Kind.CLARIFY, doubt={"kind": "which_metric", "about": "reserves", "choices": choices})
    assert "reserves" in answer.headline and "1. unallocated reserves" in answer.text
    assert [option.value for option in answer.options] == ["unallocated_reserves", "x"]
    assert not answer.figures


def test_no_more_than_four_choices(ask):
    choices = [{"label": str(n), "value": str(n)} for n in range(6)]
    assert len(ask(Kind.CLARIFY, doubt={"kind": "which_metric", "about": "", "choices": choices}).options) == 4
