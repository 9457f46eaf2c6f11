import pytest

from whence.extract.quotations import Quotations
from whence.model.span import Span


def quoted(text):
    found = Quotations.of(text)
    return [text[begin:end] for begin, end in zip(found.begins, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“We fled,” she said. “They shot.”", ["We fled,", "They shot."]),
        ('"We fled," she said.', ["We fled,"]),
        ("«We fled», she said.", ["We fled"]),
        ("She said: “We fled\nAnd then", ["We fled"]),
        ("She said: “We fled", ["We fled"]),
        ("Nothing said.", []),
        ("", []),
        ('"""', [""]),
    ],
)
def test_stretches(text, stretches):
    assert [each for each in quoted(text) if each] == [each for each in stretches if each]


def test_what_stands_in_a_stretch():
    text = "“We fled,” she said."
    found = Quotations.of(text)
    assert found.around(Span(1, 3, text)) == (1, 9)
    assert found.around(Span(text.index("she"), text.index("she") + 3, text)) is None
