from hypothesis import given
from hypothesis import strategies as st

from whence.clean.blocks import blocks


def _texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def test_lines_of_unwrapped_text_are_blocks() -> None:
    story = "The army said that it had taken the town after two days, and that few had died; nobody could check it."
    assert _texts(f"A title\nBy A. Writer\n{story}\n{story}") == ["A title", "By A. Writer", story, story]


def test_wrapped_lines_are_joined_where_the_next_word_did_not_fit() -> None:
    text = (
        "Siege of the city enters its third month\n"
        "\n"
        "The army said on Monday that it had taken the eastern half of the\n"
        "town, and that it would go on until nothing of the garrison was left\n"
        "there.\n"
        "\n"
        "The rebels denied it.\n"
        "They gave no toll.\n"
    )
    assert [part.split()[0] for part in _texts(text)] == ["Siege", "The", "The", "They"]


def test_indented_lines_begin_paragraphs() -> None:
    text = "   THE ARMY SAID TODAY THAT TWO SOLDIERS WERE WOUNDED IN THE TOWN OF\nMORAZAN.\n   THE REBELS SAID NOTHING."
    assert len(_texts(text)) == 2


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    assert _texts("The army\nof the north\n\n- an item\n- another") == [
        "The army\nof the north",
        "- an item",
        "- another",
    ]


def test_markup_is_left_out_of_the_plain_form_only() -> None:
    (block,) = blocks("The <u>Sample  Wire</u> and **bold**")
    assert block.plain == "The Sample Wire and bold"
    assert block.text == "The <u>Sample  Wire</u> and **bold**"


@given(st.text(alphabet=st.sampled_from("aB.\n -\t<>u"), max_size=120) | st.text(max_size=80))
def test_blocks_are_ordered_and_hold_every_letter(text: str) -> None:
    last = 0
    for block in blocks(text):
        assert not text[last : block.begin].strip()
        assert block.text == block.text.strip()
        assert block.text
        last = block.end
    assert not text[last:].strip()
