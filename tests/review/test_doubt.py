"""What makes a claim doubtful, in words; and the order in which claims wait."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Draft
from whence.model.review_queue import rank
from whence.model.vocabulary import Certainty, MentionKind
from whence.review.doubt import doubt

TEXT = "Rebels attacked soldiers near Palmyra on Sunday, killing 12."


def _draft(**more: object) -> Draft:
    draft = Draft(TEXT)
    draft.claim("attacked", **({"by": "Rebels", "at": "Palmyra", "when": "Sunday"} | more))  # type: ignore[arg-type]
    return draft


def _words(draft: Draft) -> list[str]:
    reading = draft.reading()
    return [reason.words for reason in doubt(reading.claims[0], reading).reasons]


def test_what_is_told_and_resolved_is_hardly_in_doubt() -> None:
    draft = _draft()
    draft.claims[0] = replace(draft.claims[0], actors=(replace(draft.claims[0].actors[0], country="SYR"),), score=1.0)
    assert _words(draft) == []
    assert doubt(draft.reading().claims[0], draft.reading()).score == 0


def test_a_low_score_alone_is_doubt() -> None:
    draft = _draft()
    draft.claims[0] = replace(draft.claims[0], score=0.3)
    found = doubt(draft.reading().claims[0], draft.reading())
    assert found.score > 0.7
    assert "the program gives the claim 30%" in [reason.words for reason in found.reasons]


def test_what_the_sentence_names_beside_the_claim_is_told() -> None:
    draft = _draft(at=None, when=None)
    draft.mention("Palmyra", MentionKind.PLACE, None, "not found")
    draft.mention("Sunday", MentionKind.TIME)
    draft.mention("12", MentionKind.COUNT)
    words = _words(draft)
    assert "“Palmyra” was not found on the map" in words
    assert "the sentence names a time, and the claim has none" in words
    assert "the sentence counts, and the claim has no casualties" in words


def test_who_is_not_known_or_not_sure_is_told() -> None:
    draft = _draft(by=None, says="", certainty=Certainty.DOUBTFUL)
    words = _words(draft)
    assert "nobody is named who did it" in words
    assert "who says so is not named" in words
    assert "the speaker is not sure (doubtful)" in words


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_the_rank_grows_with_doubt_and_with_importance(doubtful: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= rank(doubtful, low) <= rank(doubtful, high) <= 1
    assert rank(low, doubtful) <= rank(high, doubtful)
