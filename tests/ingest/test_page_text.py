from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.page_text import joined


def test_running_heads_and_page_numbers_go_and_are_counted() -> None:
    story = ["Troops took the hill.", "Shells hit the market.", "The rebels left.", "Aid came by night."]
    pages = [f"SAMPLE HERALD\nMonday, page {n}\n\n{line}\n\n{n}" for n, line in enumerate(story, start=1)]
    text, notes = joined(pages)
    assert text == "\n\n".join(story)
    assert "12 running heads" in notes[0]


def test_a_line_that_stands_twice_is_no_running_head() -> None:
    text, _ = joined(["Shelling went on.\nThe first page.", "Shelling went on.\nThe second page."])
    assert text.count("Shelling went on.") == 2


def test_a_number_alone_on_a_single_page_stays() -> None:
    assert joined(["The toll:\n44"])[0] == "The toll:\n44"


def test_words_cut_by_a_line_end_are_made_whole() -> None:
    text, notes = joined(["The govern-\nment said, and the cease-\nfire held. It was a ceasefire."])
    assert text == "The government\nsaid, and the ceasefire\nheld. It was a ceasefire."
    assert "2 words" in notes[0]


def test_hyphens_that_belong_to_the_word_stay() -> None:
    text, _ = joined(["An anti-\ntank mine, a US-\nBritish raid, a hard-\nwon truce. It was hard-won.\n5-\n7 men"])
    assert "anti-tank" in text
    assert "US-British" in text
    assert "hard-won truce" in text.replace("\n", " ")
    assert "5-\n7" in text


def test_soft_hyphens_always_go() -> None:
    assert joined(["The anti\u00ad\ntank gun"])[0] == "The antitank\ngun"


def test_a_sentence_goes_on_over_the_page() -> None:
    assert joined(["The army took", "the town."])[0] == "The army took\nthe town."
    assert joined(["The army left.", "The town slept."])[0] == "The army left.\n\nThe town slept."


@given(st.lists(st.text(alphabet="ab-\n 1.é\u00ad", max_size=60), max_size=5))
def test_no_letter_is_lost_or_made_but_in_running_heads(pages: list[str]) -> None:
    text, notes = joined(pages)
    before, after = ("".join(filter(str.isalpha, part)) for part in ("".join(pages), text))
    assert after == before or any("running heads" in note for note in notes)
