from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from tests import nasty
from tests.dossiers import bare, dossier
from whence.export import parquet as module
from whence.export.formats import DEFAULT, Piece, beside, whole
from whence.export.parquet import FORMAT, parquet
from whence.export.tables_arrow import schema, table
from whence.export.tables_arrow_columns import TABLES
from whence.model.linking import Dossier, Link

_PAGE = Path(__file__).parents[2] / "docs" / "parquet.md"
_PARTS = {"incidents": ""} | {name: name for name in TABLES if name != "incidents"}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    pieces = list(parquet([dossier(), bare()], DEFAULT))
    path = tmp_path / "news.parquet"
    for part in _PARTS.values():
        Path(beside(path, part)).write_bytes(whole(pieces, part))
    return {name: str(beside(path, part)) for name, part in _PARTS.items()}


def test_a_file_a_table() -> None:
    assert set(FORMAT.parts) | {""} == {part for part, _ in parquet([dossier()], DEFAULT)}


@pytest.mark.parametrize("name", TABLES)
def test_the_file_is_the_table(name: str, files: dict[str, str]) -> None:
    read = pq.read_table(files[name])
    assert read.schema.equals(schema(name), check_metadata=False)
    assert read.equals(table(name, [dossier(), bare()]))
    assert all(field.metadata[b"about"] for field in read.schema)


@pytest.mark.parametrize("packed", [1, 1000])
@pytest.mark.parametrize("name", TABLES)
def test_it_comes_in_row_groups(name: str, packed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKED", packed)
    given_ = [dossier(), bare(), dossier()]
    data = whole(list(parquet(given_, DEFAULT, rows_in_group=2)), _PARTS[name])
    file = pq.ParquetFile(BytesIO(data))
    assert file.read().equals(table(name, given_))
    assert file.num_row_groups == -(-file.metadata.num_rows // 2)


def test_it_is_written_as_dossiers_come() -> None:
    pieces: list[Piece] = []
    seen: list[int] = []

    def coming() -> object:
        for _ in range(4):
            seen.append(sum(len(data) for _, data in pieces))
            yield dossier()

    for piece in parquet(coming(), DEFAULT, rows_in_group=1):  # type: ignore[arg-type]
        pieces.append(piece)
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[3] > seen[2] > seen[1] > 0


def test_the_same_bytes_each_time() -> None:
    assert list(parquet([dossier(), bare()], DEFAULT)) == list(parquet([dossier(), bare()], DEFAULT))


def test_links_come_with_their_dossiers() -> None:
    pieces = list(parquet([replace(dossier(), links=(Link("a", "b", 0.75),))], DEFAULT))
    (row,) = pq.read_table(BytesIO(whole(pieces, "links"))).to_pylist()
    assert (row["one"], row["other"], row["score"], row["one_claim"]) == ("a", "b", 0.75, None)


def test_duckdb_joins_incidents_with_their_words(files: dict[str, str]) -> None:
    with duckdb.connect() as database:
        found = database.sql(
            f"""select i.title, c.sha256, c.evidence[1].text from '{files["incidents"]}' i
            join '{files["claims"]}' c on c.incident_id = i.id where i.start = date '2016-03-27' and not c.attached
            order by c.claim_id"""
        ).fetchall()
    own = sorted(dossier().own(), key=lambda item: item.id)
    assert found == [(dossier().incident.title, item.sha256, item.claim.evidence[0].text) for item in own]


def test_the_query_of_the_page_runs(files: dict[str, str]) -> None:
    (query,) = re.findall(r"^```sql\n(.*?)^```", _PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for name, path in files.items():
        query = query.replace(
            "'incidents.parquet'" if name == "incidents" else f"'incidents.{name}.parquet'", f"'{path}'"
        )
    with duckdb.connect() as database:
        found = database.sql(query).fetchall()
    assert sorted(row[-1] for row in found) == ["Six fighters", "ten militants"]


def test_pandas_opens_it(files: dict[str, str]) -> None:
    frame = pandas.read_parquet(files["incidents"])
    assert frame["id"].tolist() == [dossier().incident.id, bare().incident.id]
    assert str(frame["made_at"].dtype).endswith("UTC]")
    assert pandas.read_parquet(files["values"]).query("field == 'killed'")["value"].tolist() == ["6", "10", "6 (6-10)"]


def test_polars_opens_it(files: dict[str, str]) -> None:
    frame = polars.read_parquet(files["claims"])
    assert frame["trigger"].struct.field("text").to_list()[0] == "bombed"
    assert polars.read_parquet(files["incidents"]).schema["start"] == polars.Date


@nasty.settings
@given(nasty.several)
def test_whatever_the_words_are(given_: list[Dossier]) -> None:
    pieces = list(parquet(given_, DEFAULT))
    for name, part in _PARTS.items():
        assert pq.read_table(BytesIO(whole(pieces, part))).equals(table(name, given_))
