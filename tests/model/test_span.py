import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.errors import SpanError
from whence.model.span import Span, hull


@given(st.text(), st.integers(-5, 80), st.integers(-5, 80))
def test_a_span_is_its_slice_or_cannot_exist(text, begin, end):
    if 0 <= begin < end <= len(text):
        assert Span(begin, end, text).text == text[begin:end]
    else:
        with pytest.raises(SpanError):
            Span(begin, end, text)


def test_text_cannot_be_given_or_changed():
    span = Span(0, 6, "Aleppo is a city")
    with pytest.raises((AttributeError, TypeError)):
        span.text = "Idlib"


def test_hull_covers_all_and_needs_one_text():
    text = "from Homs to Palmyra"
    assert hull([Span(13, 20, text), Span(5, 9, text)]).text == "Homs to Palmyra"
    with pytest.raises(SpanError):
        hull([])
    with pytest.raises(SpanError):
        hull([Span(0, 1, "a"), Span(0, 1, "b")])


def test_relations_between_spans():
    text = "from Homs to Palmyra"
    homs, palmyra, whole = Span(5, 9, text), Span(13, 20, text), Span(0, 20, text)
    assert whole.covers(homs)
    assert not homs.covers(whole)
    assert not homs.overlaps(palmyra)
    assert homs.distance(palmyra) == palmyra.distance(homs) == 4
    assert whole.distance(homs) == 0
