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
        ("Clashes broke out in the city", "Clashes", True, False, Extent.SINGLE),
        ("Several gunmen attacked a convoy", "attacked", False, False, Extent.SINGLE),
        ("Several attacks were reported", "attacks", True, False, Extent.SERIES),
        ("Soldiers shot several men in an attack", "attack", True, False, Extent.SINGLE),
        ("More than 300 attacks were recorded since 2011", "attacks", True, False, Extent.AGGREGATE),
        ("One of the worst attacks of the war", "attacks", True, False, Extent.SINGLE),
        ("The use of chemical weapons", "use of chemical weapons", True, False, Extent.SINGLE),
        ("The deadliest attack since 2015 killed 12 people", "killed", False, True, Extent.SINGLE),
        ("Bombs killed 3,000 people between 2003 and 2011", "killed", False, True, Extent.AGGREGATE),
        ("Shelling has killed 15 people since Monday", "killed", False, True, Extent.AGGREGATE),
    ],
)
def test_extent(text, trigger, nominal, counted, expected):
    words = words_of(text)
    begin = text.index(trigger)
    span, clause = words.document.span(begin, begin + len(trigger)), words.document.span(0, len(text))
    found = extent(words, cues(), span, nominal=nominal, clause=clause, adverbials=(), counted=counted)
    assert found is expected


def test_an_adverbial_of_the_carrying_verb_tells_how_often():
    words = words_of("Clashes have gone on for weeks")
    span, lasting = words.document.span(0, 7), words.document.span(21, 30)
    found = extent(words, cues(), span, nominal=True, clause=span, adverbials=(lasting,), counted=False)
    assert found is Extent.SERIES
