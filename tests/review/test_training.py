"""Lines of training data: the words, what the program said and what a person said, counted from the same place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tests.review.toys import TEXT, VERSION, add, correct, ids, on, program, undo
from whence.model.reading import Reading
from whence.model.review import Act, ActKind, ReviewField
from whence.review.applying import revise
from whence.review.snapshots import snapshot
from whence.review.training import Reviewed, record

NAMES = {"ann": "coder-1"}


def _line(id: str, acts: Sequence[Act]) -> Any:
    base = program()
    after = revise(base, VERSION, acts).reading
    maker = (("whence", "1"),)
    return record(
        Reviewed(id, VERSION, "a" * 64, "en", base.document, acts, _was(base, id), _was(after, id), maker), NAMES
    )


def _was(reading: Reading, id: str) -> Any:
    known = dict(zip(ids(reading), reading.claims, strict=True))
    return json.loads(snapshot(reading, known[id])) if id in known else None


def test_a_correction_gives_both_values_in_the_claims_sentence() -> None:
    base = program()
    line = _line(ids(base)[2], [correct(base, 2, 1, ReviewField.STATUS, "denied")])
    assert line["text"] == "Rebels abducted two doctors in Homs."
    assert line["offset"] == TEXT.index("Rebels")
    for told in (line["program"], line["person"]):
        trigger = told["claim"]["trigger"]
        assert line["text"][trigger["begin"] : trigger["end"]] == trigger["text"] == "abducted"
    assert (line["program"]["claim"]["status"], line["person"]["claim"]["status"]) == ("asserted", "denied")
    assert (line["state"], line["fields"], line["is_claim"]) == ("corrected", ["status"], True)
    assert line["acts"][0]["coder"] == "coder-1"


def test_a_rejected_claim_is_none_and_an_added_one_is_the_persons_alone() -> None:
    base = program()
    rejected = _line(ids(base)[0], [on(base, 0, ActKind.REJECT, 1)])
    assert (rejected["person"], rejected["is_claim"]) == (None, False)
    one = add(1, "market")
    added = _line(str(one.claim_id), [one])
    assert (added["program"], added["state"], added["is_claim"]) == (None, "added", True)


def test_of_what_was_undone_no_line_is_written() -> None:
    base = program()
    act = on(base, 0, ActKind.REJECT, 1)
    assert _line(ids(base)[0], [act, undo(2, act)]) is None
