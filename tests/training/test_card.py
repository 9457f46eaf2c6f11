from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.card import Outcome, publish


def test_the_card_says_what_the_results_say(tmp_path: Path) -> None:
    results = {name: {"times": {"strict F1": value}} for name, value in (("int8", 81.25), ("fp32", 82.5))}
    outcome = Outcome(1_200_000, 34_000, "Stopped once.", results)
    publish(outcome, tmp_path / "results.json", tmp_path)
    assert Outcome.read(tmp_path / "results.json") == outcome
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| times | strict F1 | 81.2 | 82.5 |" in card
    for said in ("1,200,000", "34,000", "Stopped once."):
        assert said in card
