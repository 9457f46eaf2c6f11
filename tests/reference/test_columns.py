from pathlib import Path

import pytest

from whence.model.errors import ReferenceDataError
from whence.reference import columns
from whence.reference.columns import EXCERPT, FIELDS, column_names, folded, matching


def test_every_field_has_names_and_no_two_share_one() -> None:
    names = column_names()
    assert set(names) == {*FIELDS, EXCERPT}
    every = [name for field in names.values() for name in field]
    assert len(every) == len(set(every))
    assert all(part for name in every for part in name)


def test_case_blanks_and_punctuation_do_not_count() -> None:
    assert folded("Load-Date") == folded("load_date ") == "loaddate"
    assert matching("published", ["x", "Load-Date"]) == [("Load-Date",)]
    assert matching("title", ["TÍTULO"]) == [("TÍTULO",)]


def test_the_best_name_comes_first_and_columns_that_belong_together_go_together() -> None:
    assert matching("url", ["Link", "URL"]) == [("URL",), ("Link",)]
    assert matching("text", ["TD", "LP"]) == [("LP", "TD"), ("TD",)]
    assert matching("text", ["LP"]) == []


@pytest.mark.parametrize("broken", ["text: [a]", "{}"])
def test_a_broken_list_is_named(broken: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "columns.yaml").write_text(broken)
    monkeypatch.setattr(columns, "files", lambda _: tmp_path)
    column_names.cache_clear()
    with pytest.raises(ReferenceDataError, match=r"columns\.yaml"):
        column_names()
    monkeypatch.undo()
    column_names.cache_clear()


def test_a_name_in_two_fields_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    listed = "\n".join(f"{field}: [{'same' if field in ('text', 'key') else field}]" for field in (*FIELDS, EXCERPT))
    (tmp_path / "data" / "columns.yaml").write_text(listed)
    monkeypatch.setattr(columns, "files", lambda _: tmp_path)
    column_names.cache_clear()
    with pytest.raises(ReferenceDataError, match="listed twice: same"):
        column_names()
    column_names.cache_clear()
