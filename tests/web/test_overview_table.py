from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc
import pytest

from whence.model.archive import canonical_json
from whence.model.gist import Gist
from whence.web.overview_table import COLUMNS, places_of, stream_of, table_of, without

_READER = Path(__file__).parents[2] / "frontend/node_modules/@uwdata/flechette/dist/flechette.mjs"


def body(number: int, **more: Any) -> str:
    """Write the gist of an incident of which little is known, unless it is told."""
    given = dict.fromkeys(Gist.__slots__) | {
        "id": f"{number:032x}",
        "changed": number,
        "title": f"attack {number}",
        "reality": "asserted",
        "standing": "asserted by 1 origin",
        "headline": "1 article",
        "shape": False,
        "denied": False,
        **{name: [] for name in ("actors", "actor_ids", "targets", "target_ids", "sides", "conflicts")},
        **dict.fromkeys(("articles", "origins", "speakers", "claims"), 1),
    }
    return canonical_json(given | more)


FULL = {
    "plover": "ASSAULT",
    "acled": "Battles",
    "country": "SYR",
    "place": "Palmyra",
    "adm1": "Homs",
    "geonameid": 163808,
    "lon": 38.28,
    "lat": 34.56,
    "radius_km": 5.0,
    "where_prec": 2,
    "start": -3,
    "end": 16887,
    "date_prec": 2,
    "actors": ["الجيش", "the army"],
    "actor_ids": ["SYR-MIL", None],
    "conflicts": ["harms"],
    "deaths_low": 6,
    "deaths_best": 6,
    "deaths_high": 10,
    "denied": True,
}


def read(stream: bytes) -> pa.Table:
    return pa.ipc.open_stream(stream).read_all()


def test_a_row_holds_what_the_gist_says() -> None:
    (row,) = read(stream_of(table_of([body(1, **FULL)]), {f"{1:032x}": "accepted"})).to_pylist()
    assert row == {**{name: json.loads(body(1, **FULL)).get(name) for name in COLUMNS}, "review": "accepted"}


def test_the_columns_are_those_that_are_told() -> None:
    table = read(stream_of(table_of([body(1), body(2, **FULL)]), {}))
    assert {field.name: field.type for field in table.schema} == COLUMNS
    assert table["review"].to_pylist() == ["open", "open"]
    assert {*COLUMNS} == {*Gist.__slots__, "review"}


def test_an_archive_without_incidents_has_an_empty_table() -> None:
    table = read(stream_of(table_of([]), {}))
    assert table.num_rows == 0
    assert table.schema.names == list(COLUMNS)
    assert places_of(table_of([])) == []


def test_what_changed_takes_the_place_of_what_was() -> None:
    table = table_of(body(number) for number in range(1, 6))
    changed = pa.concat_tables([without(table, [f"{2:032x}", f"{4:032x}"]), table_of([body(2, title="new")])])
    rows = read(stream_of(changed, {})).to_pylist()
    assert [row["title"] for row in rows] == ["attack 1", "attack 3", "attack 5", "new"]
    assert without(table, []) is table


def test_titles_that_are_hard_to_read_come_back_as_they_were() -> None:
    titles = ['"quoted"\n', "tab\t\\", "nul\0", "\U0001f4a9", "ends }", "{", "\u2028"]
    table = read(stream_of(table_of(body(at, title=title) for at, title in enumerate(titles)), {}))
    assert table["title"].to_pylist() == titles


def test_many_gists_are_read_in_blocks_and_stay_in_order() -> None:
    table = table_of(body(number, title="word " * 200) for number in range(20_000))
    assert read(stream_of(table, {}))["changed"].to_pylist() == list(range(20_000))


def test_places_are_counted_with_the_most_first() -> None:
    there = {"place": "Homs", "country": "SYR", "lon": 36.7, "lat": 34.7}
    rows = places_of(table_of([body(1, **FULL), body(2, **there), body(3, **there), body(4)]))
    assert [(row["place"], row["id_count"]) for row in rows] == [("Homs", 2), ("Palmyra", 1)]
    assert (rows[0]["lon_first"], rows[0]["geonameid"]) == (36.7, None)


@pytest.mark.skipif(
    not (shutil.which("node") and _READER.is_file()), reason="node, or the front end's packages, are not there"
)
def test_the_front_end_s_library_reads_every_column(tmp_path: Path) -> None:
    stream = tmp_path / "overview.arrow"
    stream.write_bytes(stream_of(table_of([body(1, **FULL), body(2)]), {f"{1:032x}": "accepted"}))
    script = (
        f"import {{tableFromIPC}} from '{_READER}'; import {{readFileSync}} from 'node:fs';"
        f"process.stdout.write(JSON.stringify(tableFromIPC(readFileSync('{stream}')).toArray()))"
    )
    printed = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, check=True, timeout=60)
    assert json.loads(printed.stdout) == read(stream.read_bytes()).to_pylist()


def test_every_column_is_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    assert [name for name in COLUMNS if f"\n| `{name}` |" not in page] == []
