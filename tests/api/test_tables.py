from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from tests.dossiers import bare, dossier
from whence.api import Incidents, tables
from whence.model.errors import MissingExtra
from whence.model.linking import Dossier


def _many(number: int) -> Incidents:
    def made() -> Iterator[Dossier]:
        return (dossier() for _ in range(number))

    return Incidents(made)


def test_short_collections_show_all() -> None:
    assert repr(_many(2)).startswith("incidents: 2\n  ")
    assert repr(_many(0)) == "incidents: 0"


def test_long_ones_show_their_beginning() -> None:
    shown = repr(_many(12)).splitlines()
    assert shown[0] == "incidents: more than 10"
    assert shown[-1] == "  …"
    assert len(shown) == 12
    assert _many(12)._repr_html_().count("<tr>") == 11


def test_places_in_a_collection() -> None:
    found = Incidents(lambda: iter([dossier(), bare()]))
    assert found[0].id == dossier().incident.id
    assert found[-1].id == bare().incident.id
    with pytest.raises(IndexError, match="no 3 incidents"):
        found[2]


def test_a_notebook_shows_an_incident() -> None:
    shown = Incidents(lambda: iter([dossier()]))[0]._repr_html_()
    assert "2 articles, 2 origins, 2 speakers" in shown
    assert "<td>6 (6-10) ✓</td>" in shown
    assert "conflicting" in shown


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_what_is_missing_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str, *_: Any) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(tables, "import_module", none)
    with pytest.raises(MissingExtra, match=rf"{library} is not installed; pip install 'whence\[tables\]'"):
        getattr(_many(1), f"to_{library}")()
    assert _many(1).to_arrow().num_rows == 1
    assert builtins.open
