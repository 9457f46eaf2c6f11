import re

from hypothesis import given
from hypothesis import strategies as st

from whence.extract.words import Words
from whence.model.document import Document


def words_of(text: str) -> Words:
    sentences = tuple(
        Document(text).span(m.start(), m.end()) for m in re.finditer(r"[^.]+\.?", text) if m.group().strip()
    )
    return Words.of(Document(text, sentences), [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)])


@given(st.text(alphabet="ab .,", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_inside_are_those_wholly_inside(text, begin, end):
    words = words_of(text)
    expected = [i for i in range(len(words.begins)) if begin <= words.begins[i] and words.ends[i] <= end]
    assert list(words.inside(begin, end)) == expected


@given(st.text(alphabet="ab .,", max_size=40), st.integers(0, 40))
def test_the_word_at_an_offset_covers_it(text, offset):
    words = words_of(text)
    index = words.at(offset)
    covering = [i for i in range(len(words.begins)) if words.begins[i] <= offset < words.ends[i]]
    assert covering == ([] if index is None else [index])


def test_sentences_are_found_by_offset():
    words = words_of("Troops left. Rebels came.")
    assert words.sentence_index(3) == 0
    assert words.sentence_index(14) == 1
    assert words.sentence(99) is None
    assert words.span(0, 2).text == "Troops left"
