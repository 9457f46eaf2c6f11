from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.dossiers import AT, bare, dossier
from whence.export import acled, claims_csv
from whence.export.formats import DEFAULT
from whence.export.writing import CLAIMS, DELETED, Tally, write
from whence.model.incident import ChangeKind, IncidentVersion


def _rows(file: io.BytesIO) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.getvalue().decode())))


def test_what_is_left_out_is_counted_and_has_no_claims_beside() -> None:
    files = {"": io.BytesIO(), CLAIMS: io.BytesIO()}
    tally = write(acled.FORMAT, [dossier(), bare()], DEFAULT, files)
    assert (tally.written, tally.left_out) == (1, {"no ACLED type": [bare().incident.id]})
    assert {row["event_id_cnty"] for row in _rows(files[""])} == {dossier().incident.id}
    assert {row["incident"] for row in _rows(files[CLAIMS])} == {dossier().incident.id}


def test_an_update_lists_what_is_no_more_and_what_no_longer_fits() -> None:
    gone = IncidentVersion(7, "b" * 32, 3, AT, ChangeKind.MERGED, ("a new report",), into="a" * 32)
    files = {"": io.BytesIO(), DELETED: io.BytesIO()}
    tally = write(acled.FORMAT, [bare()], DEFAULT, files, [gone])
    assert (tally.written, tally.deleted) == (0, 1)
    left_out, merged = _rows(files[DELETED])
    assert (left_out["event_id_cnty"], left_out["kind"], left_out["why"]) == (
        bare().incident.id,
        "left out",
        "no ACLED type",
    )
    assert (merged["event_id_cnty"], merged["into"], merged["kind"]) == ("b" * 32, "a" * 32, "merged")
    assert merged["deleted_timestamp"] == str(int(AT.timestamp()))


def test_a_form_that_is_the_table_of_claims_has_none_beside() -> None:
    files = {"": io.BytesIO(), CLAIMS: io.BytesIO()}
    write(claims_csv.FORMAT, [dossier()], DEFAULT, files)
    assert len(_rows(files[""])) == 4
    assert files[CLAIMS].getvalue() == b""


def test_a_part_without_a_file_is_not_written() -> None:
    twice = replace(acled.FORMAT, write=lambda _, __: iter([("", b"a"), ("more", b"b"), ("", b"c")]))
    out = io.BytesIO()
    write(twice, [], DEFAULT, {"": out})
    assert out.getvalue() == b"ac"


def test_a_tally_in_words() -> None:
    tally = Tally(17, {"no day": ["a"] * 3, "no place": ["b"] * 6}, 2)
    assert tally.words() == "17 written, 9 left out: no place 6, no day 3; 2 deleted since"
    assert Tally().words() == "0 written"
