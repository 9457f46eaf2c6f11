"""The page of what the trials found."""

from __future__ import annotations

from reliability.page import page


def test_a_promise_that_was_broken_is_seen() -> None:
    checks = [
        {"promise": "nothing is lost", "figure": "0 | of 7", "holds": True},
        {"promise": "nothing is doubled", "figure": "2 of 7", "holds": False},
    ]
    text = page({"kills": {"done": "7 kills", "seconds": 3, "checks": checks}})
    assert "| nothing is lost | 0 \\| of 7 | yes |" in text
    assert "| nothing is doubled | 2 of 7 | **no** |" in text
    assert "7 kills (3 s)" in text
