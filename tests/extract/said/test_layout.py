import pytest
from tests.extract.build import passage

from whence.extract.said.layout import Layout


def tellings(text):
    words = passage(text).words
    return [
        tuple(words.span(part.start, part.stop).text for part in (t.cue, t.source, *t.content))
        for t in Layout(words).tellings()
    ]


def test_turns_alternate():
    text = "DOCTOR: They came.\n\nHOST: When?\n\nDOCTOR: At night."
    assert tellings(text) == [(":", "DOCTOR", "They came."), (":", "HOST", "When?"), (":", "DOCTOR", "At night.")]


@pytest.mark.parametrize(
    "text",
    [
        "DOCTOR: They came.\n\nHOST: When?",
        "DOCTOR: They came.\n\nDOCTOR: At night.\n\nDOCTOR: Late.",
        "PHOTO: A tank.\n\nREAD MORE: The war.\n\nPHOTO: A town.\n\nArmy: They came.",
        "One: a.\n\nTwo: b.\n\nThree: c.",
    ],
)
def test_labels_are_no_turns(text):
    assert tellings(text) == []


def test_a_quotation_is_signed_with_a_dash_and_a_name():
    assert tellings("“They came.” ― Doctor Smith.") == [("―", "Doctor Smith", "“They came.”")]
    assert tellings('"They came."\n— a nurse') == [("—", "a nurse", '"They came."')]


@pytest.mark.parametrize("text", ['"They came," she said — and wept.', "They came — a nurse", "“They came.” — 1"])
def test_a_dash_alone_signs_nothing(text):
    assert tellings(text) == []
