from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given

from tests import nasty
from tests.dossiers import AT, bare, dossier
from whence.export.json_bytes import whole_characters
from whence.export.tables_arrow import schema, table
from whence.export.tables_arrow_columns import TABLES
from whence.export.tables_arrow_rows import ROWS
from whence.model.linking import Dossier


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_the_columns_of_the_schema(name: str) -> None:
    columns = {column.name for column in TABLES[name]}
    given_ = dossier()
    for row in ROWS[name](given_):
        assert set(row) <= columns
        if name not in {"values"}:
            assert set(row) == columns


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_one_name_and_say_what_they_are(name: str) -> None:
    names = [column.name for column in TABLES[name]]
    assert len(set(names)) == len(names)
    for field, column in zip(schema(name), TABLES[name], strict=True):
        assert field.name == column.name
        assert field.metadata[b"about"].decode() == column.about
        assert column.about.strip()


def test_incidents() -> None:
    made = table("incidents", [dossier(), bare()])
    first, second = made.to_pylist()
    assert first["id"] == dossier().incident.id
    assert first["start"] == date(2016, 3, 27)
    assert first["made_at"] == AT
    assert first["geometry"] == "POINT (38.2839 34.5601)"
    assert (first["deaths_low"], first["deaths_best"], first["deaths_high"]) == (6, 6, 10)
    assert first["claims"] == list(dossier().incident.claims)
    assert second["place"] is second["start"] is second["deaths_best"] is None
    assert made.schema.field("start").type == pa.date32()
    assert made.schema.field("made_at").type == pa.timestamp("us", tz="UTC")


def test_every_value_has_the_claims_behind_it() -> None:
    made = table("values", [dossier()]).to_pylist()
    dead = [row for row in made if row["field"] == "killed"]
    assert [(row["value"], row["chosen"], row["stated"], row["low"]) for row in dead] == [
        ("6", False, True, None),
        ("10", False, True, None),
        ("6 (6-10)", True, False, 6),
    ]
    assert all(row["claims"] for row in made)
    assert {row["agreement"] for row in dead} == {"conflicting"}
    (place,) = (row for row in made if row["field"] == "place")
    assert (place["country"], place["geonameid"]) == ("SYR", 163808)


def test_claims_lead_back_to_words() -> None:
    given_ = dossier()
    made = table("claims", [given_]).to_pylist()
    assert [row["attached"] for row in made] == [False, False, False, True]
    for row, item in zip(made, given_.claims, strict=True):
        text = item.claim.trigger.source
        assert row["sha256"] == item.sha256
        for words in (row["trigger"], row["passage"], *row["evidence"], *row["casualties"]):
            assert text[words["begin"] : words["end"]] == words["text"]
    assert made[0]["speaker"] == "the army"
    assert made[1]["speaker"] == "Sample Wire"
    assert made[1]["speaker_is_author"]


def test_mentions_are_the_words_of_each_field() -> None:
    made = table("mentions", [dossier()]).to_pylist()
    first = {row["field"]: row["text"] for row in made if row["claim_id"] == dossier().claims[0].id}
    assert first["place"] == "Palmyra"
    assert first["time"] == "Sunday"
    assert first["actors"] == "Government forces"
    assert first["speaker"] == "the army"


def test_a_report_of_several_incidents_stands_there_once() -> None:
    assert table("reports", [dossier(), dossier()]).num_rows == 2
    assert table("claims", [dossier(), dossier()]).num_rows == 8


@nasty.settings
@given(nasty.several)
def test_whatever_the_words_are(given_: list[Dossier]) -> None:
    for name in TABLES:
        made = table(name, given_)
        made.validate(full=True)
        for row in made.to_pylist():
            assert whole_characters(str(row)) == str(row)
    texts = {item.id: item.claim.trigger.source for each in given_ for item in each.claims}
    for row in table("mentions", given_).to_pylist():
        assert texts[row["claim_id"]][row["begin"] : row["end"]] == row["text"]
    links = table("links", given_).to_pylist()
    assert [row["score"] for row in links] == [0.5] * len(given_)
    assert table("judgements", given_).num_rows == len(given_)


_PAGE = Path(__file__).parents[2] / "docs" / "parquet.md"


def test_the_page_lists_the_columns() -> None:
    """``WHENCE_UPDATE_GOLDEN=1`` writes the lists anew."""
    page = _PAGE.read_text("utf-8")
    head = page[: page.index("-->") + len("-->\n")]
    made = head + "".join(_listed(name) for name in TABLES)
    if os.environ.get("WHENCE_UPDATE_GOLDEN"):
        _PAGE.write_text(made, "utf-8")
    assert made == page or os.environ.get("WHENCE_UPDATE_GOLDEN")


def _listed(name: str) -> str:
    rows = "".join(f"| `{column.name}` | {column.kind} | {column.about} |\n" for column in TABLES[name])
    return f"\n## {name}\n\n| column | type | |\n|---|---|---|\n{rows}"
