from hypothesis import given
from hypothesis import strategies as st

from whence.clean.normalise import normalise


def test_newlines_are_one_kind() -> None:
    assert normalise("a\r\nb\rc\u2028d\u2029e") == ("a\nb\nc\nd\n\ne", ())


def test_unseen_characters_are_taken_out_and_told() -> None:
    text, notes = normalise("the \u202eymra\u202c\U000e0041 le\u00adft")
    assert text == "the ymra left"
    assert "4 unseen characters" in notes[0].reason
    assert "U+202E right-to-left override × 1" in notes[0].reason


def test_joiners_and_marks_stay() -> None:
    assert normalise("می\u200cخواهم \u200eabc \u200dx") == ("می\u200cخواهم \u200eabc \u200dx", ())


def test_text_that_was_decoded_wrongly_is_repaired_and_told() -> None:
    text, notes = normalise("the army\u00e2\u20ac\u2122s men in Sa\u00c3\u00b1a")
    assert text == "the army’s men in Saña"
    assert "repaired" in notes[0].reason


def test_what_is_taken_out_can_bring_together_what_was_decoded_wrongly() -> None:
    assert normalise("Sa\u00c3\u200b\u00b1a")[0] == "Saña"


def test_markup_in_plain_text_stays() -> None:
    assert normalise("<u>Sample</u> **SYRIA**") == ("<u>Sample</u> **SYRIA**", ())


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once, _ = normalise(text)
    assert normalise(once)[0] == once
