from __future__ import annotations

from whence.bench.errors.context import around, difference, where

TEXT = "Rebels shelled\nthe  market of the old town on Friday."


def test_words_stand_in_brackets_on_one_line():
    assert around(TEXT, [(0, 6)]) == "[Rebels] shelled the market of the old town on Friday."
    assert around(TEXT, [(19, 26), (7, 14)]) == "Rebels [shelled the market] of the old town on Friday."


def test_long_texts_are_cut():
    shown = around("x" * 200, [(100, 101)])
    assert shown == f"…{'x' * 60}[x]{'x' * 60}…"
    assert around("x" * 200) == f"{'x' * 120}…"


def test_spans_outside_the_text_show_its_beginning():
    assert around("short", [(-5, -1), (3, 9)]) == "short"


def test_words_are_found_whatever_normalising_took_away():
    (span,) = where(TEXT, "shelled MARKET")
    assert TEXT[slice(*span)] == "shelled\nthe  market"
    assert where(TEXT, "own") == where(TEXT, "") == where(TEXT, "...") == []


def test_how_spans_differ():
    assert [difference((2, 6), other) for other in ((2, 8), (3, 6), (4, 8))] == ["longer", "shorter", "shifted"]
