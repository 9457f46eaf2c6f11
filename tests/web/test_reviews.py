"""What persons did with claims is seen wherever claims and incidents are shown."""

from __future__ import annotations

import io
from typing import Any

import pyarrow.ipc
import pytest

from tests.web.desk_help import Served
from whence.web.reviews import of_incident
from whence.web.schemas.claims import Reviewed


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], "open"),
        (["open", "open"], "open"),
        (["accepted", "accepted"], "accepted"),
        (["accepted", "open"], "begun"),
        (["rejected", "open"], "begun"),
        (["accepted", "corrected"], "corrected"),
        (["open", "added"], "corrected"),
        (["corrected", "disputed"], "disputed"),
    ],
)
def test_an_incident_has_one_word_for_all_its_claims(states: list[Any], expected: str) -> None:
    assert (
        of_incident(Reviewed(state=state, by=[], fields={}, comments=0, hidden=False) for state in states) == expected
    )


def _overview(desk: Served) -> tuple[str, dict[str, str]]:
    answer = desk.get("/overview.arrow")
    table = pyarrow.ipc.open_stream(io.BytesIO(answer.content)).read_all()
    return answer.headers["etag"], dict(zip(table["id"].to_pylist(), table["review"].to_pylist(), strict=True))


def test_an_act_is_seen_everywhere(small: Served) -> None:
    pytest.importorskip("whence.archive.reviewing")
    id = small.json("/incidents")["items"][0]["id"]
    first, second = small.json(f"/incidents/{id}")["claims"]
    mark, before = _overview(small)
    assert before[id] == "open"
    for claim, expected in ((first, "begun"), (second, "accepted")):
        answer = small.post("/review/acts", {"kind": "accept", "claim": claim["id"]})
        assert answer.status_code == 201, answer.text
        after, shown = _overview(small)
        assert (after != mark, shown[id]) == (True, expected)
        assert small.json("/incidents")["items"][0]["review"] == expected
        assert small.json(f"/incidents/{id}")["row"]["review"] == expected
        assert small.json(f"/claims/{claim['id']}")["review"]["by"] == ["an analyst"]
        mark = after
    document = small.json(f"/documents/{first['version_id']}")
    assert [claim["review"]["state"] for claim in document["claims"]] == ["accepted"]
    assert small.json("/status")["acts"] == 2
