"""The chain of the audit log, seal by seal."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from whence.model.archive import canonical_json
from whence.store.digests import digest, row_digest, seal_holds, sealed
from whence.store.opening import open_store

VALUES = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text() | st.binary()
ROWS = st.dictionaries(st.sampled_from("abcde"), VALUES, min_size=1)


@given(ROWS)
def test_a_seal_holds_until_anything_changes(row: dict[str, object]) -> None:
    made = sealed(row)
    assert seal_holds(made)
    name = next(iter(row))
    assert not seal_holds({**made, name: "another value"}) or row[name] == "another value"
    assert not seal_holds({**made, "f": 1})


@given(ROWS, ROWS)
def test_rows_have_the_same_digest_only_if_they_are_the_same(one: dict[str, object], other: dict[str, object]) -> None:
    assert (row_digest(one) == row_digest(other)) == (repr(sorted(one.items())) == repr(sorted(other.items())))


def test_each_entry_is_chained_to_the_one_before(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/whence.db", tmp_path / "raw", actor="tester", create=True)
    for number in range(4):
        store.log("act", str(number), {"number": number})
    entries = store.audit()
    store.close()
    assert [entry.seq for entry in entries] == [1, 2, 3, 4]
    previous = "0" * 64
    for entry in entries:
        columns = {
            "seq": entry.seq,
            "at": entry.at.isoformat(timespec="microseconds"),
            "actor": entry.actor,
            "action": entry.action,
            "subject": entry.subject,
            "detail": entry.detail,
            "digest": entry.digest,
            "previous": entry.previous,
        }
        assert entry.hash == digest(columns)
        assert entry.previous == previous
        assert entry.detail == canonical_json({"number": entry.seq - 1})
        previous = entry.hash
