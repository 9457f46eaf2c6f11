import pytest

from whence.model.claim import AUTHOR, Attribution, Participant
from whence.model.document import Boilerplate, Document
from whence.model.errors import ModelError, SpanError
from whence.model.mention import Count
from whence.model.place import Geometry, Place
from whence.model.report import Report, content_id
from whence.model.span import Span
from whence.model.vocabulary import AttributionKind, BoilerplateKind

TEXT = "Rebels took the bridge. The army denied it."


def test_sentences_are_in_order_and_of_this_text():
    one, two = Span(0, 23, TEXT), Span(24, 43, TEXT)
    assert Document(TEXT, (one, two)).span(0, 6).text == "Rebels"
    with pytest.raises(SpanError):
        Document(TEXT, (two, one))
    with pytest.raises(SpanError):
        Document(TEXT, (Span(0, 5, "other"),))
    with pytest.raises(SpanError):
        Document(TEXT, (), (Boilerplate(Span(0, 5, "other"), BoilerplateKind.SHARE),))


def test_a_report_is_known_by_the_hash_of_its_bytes():
    assert Report(content_id(b"x")).id == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    with pytest.raises(ModelError):
        Report("x")


@pytest.mark.parametrize("values", [(None, None, None), (3, 2, 4), (1, 2, 1), (-1, 0, 1), (5, None, 4)])
def test_counts_that_cannot_be(values):
    with pytest.raises(ModelError):
        Count(*values)


@pytest.mark.parametrize(
    ("type", "positions"),
    [
        ("Point", ((0.0, 91.0),)),
        ("Point", ()),
        ("LineString", ((0.0, 0.0),)),
        ("Polygon", ((0.0, 0.0),) * 3 + ((1.0, 1.0),)),
    ],
)
def test_geometries_that_cannot_be(type, positions):
    with pytest.raises(ModelError):
        Geometry(type, positions)


def test_places_that_cannot_be():
    point = Geometry("Point", ((38.3, 34.6),))
    with pytest.raises(ModelError, match="radius"):
        Place("Palmyra", point, -1, None, "SYR", "Homs", 1, 1, "exact")
    with pytest.raises(ModelError, match="precision"):
        Place("Palmyra", point, 1, None, "SYR", "Homs", 8, 1, "exact")


def test_only_the_author_needs_no_source():
    assert AUTHOR.speaker == "author"
    with pytest.raises(ModelError):
        Attribution("author", AttributionKind.DIRECT)
    with pytest.raises(ModelError):
        Attribution(Participant(None, Span(0, 6, TEXT), "Rebels"), AttributionKind.AUTHOR)
