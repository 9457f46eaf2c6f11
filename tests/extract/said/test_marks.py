import pytest
from tests.extract.build import document

from whence.extract.said.marks import Quotations
from whence.extract.tokens import split_words
from whence.extract.words import Words


def quoted(text):
    words = Words.of(document(text), [(word.begin, word.end) for word in split_words(text)])
    found = Quotations.of(words).all
    return [(text[words.begins[q.first] : words.ends[q.last - 1]], q.closed) for q in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Rebels fled," he said.', ['"Rebels fled,"']),
        ("“Rebels fled,” he said. “They lost.”", ["“Rebels fled,”", "“They lost.”"]),
        ("«Rebels fled», he said.", ["«Rebels fled»"]),
        ("‘They don’t care,’ she said.", ["‘They don’t care,’"]),
        ("He said: 'Rebels took the rebels' town.' Then he left.", ["'Rebels took the rebels' town.'"]),
        ("“Rebels 'fled' and lost,” he said.", ["“Rebels 'fled' and lost,”"]),
        ("The rebels' attack on the army's base.", []),
        ('“Rebels fled." He left.', ['“Rebels fled."']),
    ],
)
def test_marks_pair_by_shape_and_place(text, words):
    assert quoted(text) == [(each, True) for each in words]


def test_a_quotation_that_never_opened_begins_with_a_short_paragraph():
    text = 'The end.\n\nRebels came. They fled," he said.'
    assert quoted(text) == [('Rebels came. They fled,"', True)]


def test_a_quotation_that_never_opened_in_a_long_paragraph_begins_with_its_sentence():
    text = 'One came. Two came. Three came. Four came. They fled," he said.'
    assert quoted(text) == [('They fled,"', True)]


def test_a_quotation_that_never_closes_ends_with_its_sentence():
    assert quoted('"Rebels fled, he said. They lost.') == [('"Rebels fled, he said.', False)]


def test_behind_a_colon_it_ends_with_its_paragraph():
    assert quoted('He said: "Rebels fled. They lost.\n\nThe end.') == [('"Rebels fled. They lost.', False)]


def test_a_quotation_opens_anew_in_each_paragraph():
    text = "“Rebels fled.\n\n“They lost,” he said."
    assert quoted(text) == [("“Rebels fled.", True), ("“They lost,”", True)]


def test_many_lone_apostrophes_cost_no_more_than_their_number():
    assert quoted("The rebels ' town. " * 2000) == []
