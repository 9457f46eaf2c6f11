import pytest

from whence.clean.blocks import Block, blocks
from whence.clean.head import head_line, read_head
from whence.model.vocabulary import BoilerplateKind as Kind

STORY = "The army said on Monday that it had taken the eastern half of the town after two days of fighting."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By South Desk", Kind.BYLINE),
        ("By A. Writer and B. Reporter in Beirut", Kind.BYLINE),
        ("BY SAMPLE STAFF | April 3, 2019", Kind.BYLINE),
        ("Author: Sample Desk", Kind.BYLINE),
        ("By the Sample Herald Foreign Desk", Kind.BYLINE),
        ("Sample Wire, April 04, 2019", Kind.DATELINE),
        ("Sample Front 3 April 2019", Kind.DATELINE),
        ("The Sample Herald — 3 April 2019, 10:32 GMT", Kind.DATELINE),
        ("Wednesday, April 3, 2019", Kind.DATELINE),
        ("Published: 3 April 2019 at 14:05", Kind.DATELINE),
        ("Last updated on 2019-04-03 09:00 UTC", Kind.DATELINE),
        ("April 3, 2019 | 4 min read", Kind.DATELINE),
        ("Region: Middle East & North Africa", Kind.THEME),
        ("Theme: Intelligence", Kind.THEME),
        ("In-depth Report: **SYRIA**", Kind.THEME),
        ("Tags: army, siege", Kind.THEME),
        ("Source: Sample Wire", Kind.ORIGIN),
        ("5 min read", Kind.NAVIGATION),
    ],
)
def test_lines_of_a_head(line: str, kind: Kind) -> None:
    found = head_line(Block(0, len(line), line))
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the army had taken the town and its people were coming back to it.",
        "by the river",
        "By the river",
        "On 3 April 2019 the army left the town.",
        "Russia and Turkey agreed on 3 April 2019 that the road be opened.",
        "The general warned: the town is next.",
        "Sources said that the army had left.",
        STORY,
    ],
)
def test_lines_of_a_story(line: str) -> None:
    assert head_line(Block(0, len(line), line)) is None


def _head(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(line.kind.value, line.block.plain) for line in read_head(blocks(text), title=title).lines]


def test_a_head_as_aggregators_print_it() -> None:
    lines = ["Army takes half of the town", "By Sample Desk", "Sample Times, April 04, 2019",
             "Sample Front 3 April 2019", "Region: Europe", STORY, "By Sample Desk"]  # fmt: skip
    assert [kind for kind, _ in _head("\n\n".join(lines))] == ["title", "byline", "dateline", "dateline", "theme"]


def test_an_outlet_may_stand_above_or_below_the_title() -> None:
    for lines in (
        ["The Sample Herald", "Army takes half of the town", "3 April 2019"],
        ["Army takes half of the town", "The Sample Herald", "3 April 2019"],
    ):
        head = read_head(blocks("\n\n".join([*lines, STORY])))
        assert {line.outlet for line in head.lines} - {None} == {"The Sample Herald"}
        assert head.title is not None
        assert head.title.name == "Army takes half of the town"


def test_a_subtitle_is_stepped_over_and_stays() -> None:
    found = _head(f"Army takes half of the town\n\nRebels deny it and speak of a trap\n\nBy Sample Desk\n\n{STORY}")
    assert [kind for kind, _ in found] == ["title", "byline"]


@pytest.mark.parametrize(
    "text", [STORY, "Army takes town", f"{STORY}\n\n{STORY}", f"BEIRUT, Lebanon — {STORY}\n\n{STORY}"]
)
def test_texts_without_a_head(text: str) -> None:
    assert _head(text) == []


def test_a_known_title_is_found_with_the_sites_name_after_it() -> None:
    assert _head(f"Army takes town\n\n{STORY}", title="Army takes town - Sample Wire") == [("title", "Army takes town")]
