from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.export.segments import Block, Mark, blocks, segments
from whence.model.document import Boilerplate, Document
from whence.model.span import Span
from whence.model.vocabulary import BoilerplateKind

_TEXTS = st.text(alphabet=st.sampled_from("ab \n\r\tه<&'\u202e😀"), max_size=60)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[Document, list[Mark], list[int]]:
    text = draw(_TEXTS)
    if not text:
        return Document(text), [], []
    edges = st.integers(0, len(text))
    pairs = st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]), max_size=8)
    marks = [Mark(*pair, draw(st.integers(1, 4)), draw(st.booleans())) for pair in draw(pairs)]
    sentences = _apart(draw(pairs), text)
    boiler = tuple(Boilerplate(span, BoilerplateKind.SHARE) for span in _apart(draw(pairs), text))
    return Document(text, sentences, boiler), marks, draw(st.lists(edges, max_size=4))


def _apart(pairs: list[tuple[int, int]], text: str) -> tuple[Span, ...]:
    kept: list[Span] = []
    for begin, end in sorted(pairs):
        if not kept or kept[-1].end <= begin:
            kept.append(Span(begin, end, text))
    return tuple(kept)


@given(_marked())
def test_segments_join_to_the_text_and_tell_what_covers_them(given: tuple[Document, list[Mark], list[int]]) -> None:
    document, marks, targets = given
    parts = segments(document, marks, targets)
    assert "".join(part.text for part in parts) == document.text
    begin = 0
    for part in parts:
        assert part.text
        assert part.begin == begin
        end = begin + len(part.text)
        covering = {mark.claim for mark in marks if mark.begin < end and begin < mark.end}
        assert set(part.claims) == covering
        assert {mark.claim for mark in marks if mark.trigger and mark.begin <= begin and end <= mark.end} == set(
            part.triggers
        )
        assert bool(part.boilerplate) == any(each.span.begin <= begin < each.span.end for each in document.boilerplate)
        begin = end
    assert {offset for offset in targets if offset < len(document.text)} <= {part.begin for part in parts}


@given(_marked())
def test_blocks_join_to_the_text(given: tuple[Document, list[Mark], list[int]]) -> None:
    document, marks, targets = given
    assert "".join(block.text for block in blocks(document, segments(document, marks, targets))) == document.text


def _paragraphs(document: Document) -> list[Block]:
    return blocks(document, segments(document, []))


def test_a_line_break_ends_a_paragraph_but_not_inside_a_sentence() -> None:
    text = "One sentence\nwrapped hard.\n\nAnother."
    spans = (Span(0, 26, text), Span(28, 36, text))
    assert [block.text for block in _paragraphs(Document(text, spans))] == [
        "One sentence\nwrapped hard.\n\n",
        "Another.",
    ]


def test_a_block_is_boilerplate_only_if_all_its_words_are() -> None:
    text = "DAMASCUS -- They attacked.\nShare this."
    marked = (
        Boilerplate(Span(0, 11, text), BoilerplateKind.DATELINE),
        Boilerplate(Span(27, 38, text), BoilerplateKind.SHARE),
    )
    found = _paragraphs(Document(text, (Span(12, 26, text),), marked))
    assert [block.boilerplate for block in found] == [None, BoilerplateKind.SHARE]


def test_a_trigger_cut_in_two_is_named_once_at_its_end() -> None:
    document = Document("carried out attacks")
    parts = segments(document, [Mark(0, 19, 1, trigger=True), Mark(12, 19, 2)])
    assert [(part.text, part.triggers, part.named) for part in parts] == [
        ("carried out ", (1,), ()),
        ("attacks", (1,), (1,)),
    ]
