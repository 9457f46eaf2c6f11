import pytest
from tests.extract.test_words import words_of

from whence.extract.rules.extent import extent
from whence.model.vocabulary import Extent
from whence.reference.cues import cues


@pytest.mark.parametrize(
    ("text", "trigger", "nominal", "counted", "expected"),
    [
        ("Rebels attacked the base", "attacked", False, False, Extent.SINGLE),
        ("Attacks on the base went on", "Attacks", True, False, Extent.SERIES),
        ("Rebels repeatedly attacked the base", "attacked", False, False, Extent.SERIES),
        ("Rebels killed several soldiers", "killed", False, False, Extent.SINGLE),
        ("The war has killed 5,000 people since 2011", "killed", False, True, Extent.AGGREGATE),
        ("A series of raids", "raids", True, False, Extent.SERIES),
    ],
)
def test_extent(text, trigger, nominal, counted, expected):
    words = words_of(text)
    begin = text.index(trigger)
    span, clause = words.document.span(begin, begin + len(trigger)), words.document.span(0, len(text))
    assert extent(words, cues(), span, nominal=nominal, clause=clause, counted=counted) is expected
