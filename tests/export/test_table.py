from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tests.factories import Draft
from whence.export import table
from whence.model.reading import Reading
from whence.model.vocabulary import StanceKind, Status

_TEXT = (
    "A ministry said that the 4th Division attacked fighters near Palmyra on Sunday. "
    "It may withdraw. The rebels denied it."
)


def _several() -> Reading:
    draft = Draft(_TEXT)
    draft.claim(
        "attacked", by="the 4th Division", on="fighters", at="Palmyra", when="Sunday", says="A ministry", cue="said"
    )
    draft.claim("withdraw", "RETREAT", status=Status.POSSIBLE)
    draft.stance("c1", "The rebels", StanceKind.DENIES, "The rebels denied it")
    draft.reject("It", "nobody knows who")
    return draft.reading()


def _printed(reading: Reading, width: int | None, **options: bool) -> str:
    console = Console(file=io.StringIO(), width=width or table.natural_width(reading), highlight=False, markup=False)
    with console.capture() as printed:
        console.print(table.view(reading, width=width, **options))
    return printed.get()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("width", [60, 80, 119, 120, 200, None])
def test_no_word_is_lost_and_no_line_is_too_wide(width: int | None) -> None:
    printed = _printed(_several(), width)
    for word in ("SAID", "POSSIBLE", "ASSAULT", "RETREAT", "ministry", "Division", "fighters", "Palmyra", "denied"):
        assert word in printed
    if width:
        assert max(cell_len(line) for line in printed.splitlines()) <= width
    assert "…" not in printed


@pytest.mark.parametrize("width", [80, None])
def test_the_evidence_is_there_word_by_word(width: int | None) -> None:
    printed = _words(_printed(_several(), width))
    for sentence in ("that the 4th Division attacked fighters near Palmyra", "It may withdraw"):
        assert all(word in printed for word in _words(sentence))


def test_in_a_pipe_each_claim_has_one_line() -> None:
    lines = _printed(_several(), None).splitlines()
    assert [line for line in lines if "attacked fighters" in line and "SAID" in line and "2016-03-27" in line]
    assert [line for line in lines if "POSSIBLE" in line and "It may withdraw." in line]


def test_head_and_foot_tell_origin_counts_and_signs() -> None:
    printed = _printed(_several(), 100)
    assert printed.startswith("A sample report")
    assert "Sample Wire · published 2016-03-28 (as given)" in " ".join(printed.split())
    assert "2 claims (1 said, 1 possible)" in printed
    assert "1 rejection" in printed
    assert "? may be so" in printed


def test_status_is_told_without_colours_and_without_unicode() -> None:
    printed = _printed(_several(), 100, ascii_only=True)
    assert "= SAID by A ministry" in printed
    assert "? POSSIBLE by the author" in printed


def test_a_report_without_claims_says_so() -> None:
    assert "nothing in this report was coded" in _printed(Draft("All was quiet.").reading(), 80)


def test_a_report_cannot_act_on_the_terminal() -> None:
    draft = Draft("The [bold]army\x1b[31m attacked\x1b]0;title\x07 \u202eyesterday.", title="\x1b[2J[red]title")
    draft.claim("attacked", by="army\x1b[31m")
    for width in (80, 160, None):
        printed = _printed(draft.reading(), width)
        assert not set(printed) & set("\x1b\x07\u202e")
        assert "[bold]army" in " ".join(printed.split())


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=80).filter(str.strip), st.sampled_from([60, 80, 130, None]))
def test_any_text_can_be_shown(words: str, width: int | None) -> None:
    draft = Draft(f"They attacked {words}", title=words)
    draft.claim("attacked", by=words)
    printed = _printed(draft.reading(), width)
    assert "attacked" in printed
