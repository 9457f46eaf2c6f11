"""docs/sources.md: its table of columns is the data, its kinds are all there are, and its examples work."""

import re
import shlex
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from whence.ingest.kinds import SourceKind
from whence.ingest.mapping import Columns
from whence.ingest.sources import SourceOptions, open_source
from whence.model.dates import PartialDate
from whence.model.item import Address, Item, Refused
from whence.reference.columns import FIELDS

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "sources.md").read_text("utf-8")
EXAMPLES = [line for block in re.findall(r"```console\n(.*?)```", DOC, re.DOTALL) for line in block.splitlines()]


def test_the_table_of_columns_is_the_data() -> None:
    data = yaml.safe_load((ROOT / "src/whence/reference/data/columns.yaml").read_text("utf-8"))
    for field in FIELDS:
        assert f"| {field} | {', '.join(data[field])} |" in DOC


def test_every_kind_is_described() -> None:
    described = re.findall(r"^\| `(\w+)`(?:, `(\w+)`)? \|", DOC, re.MULTILINE)
    assert {name for pair in described for name in pair if name} == set(SourceKind)


def found(line: str) -> list[Item | Address | Refused]:
    command, verb, place, *rest = shlex.split(line)
    assert (command, verb) == ("whence", "add")
    words = [value for flag, value in zip(rest[::2], rest[1::2], strict=True) if flag == "--map"]
    options = SourceOptions(
        columns=Columns.parse(words), at=datetime(2026, 11, 28, tzinfo=UTC), today=date(2026, 11, 28), contained=False
    )
    return list(open_source(str(ROOT / place), options))


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_gives_reports_or_addresses(line: str) -> None:
    assert any(isinstance(each, Item | Address) for each in found(line))


def test_the_examples_give_what_they_are_there_to_show() -> None:
    export, database, collected, feed = map(found, EXAMPLES)
    assert [type(each) for each in export] == [Item, Item, Address, Refused]
    assert [each.hints.published for each in export if isinstance(each, Item)] == [
        PartialDate(2016, 3, 27),
        PartialDate(1995, 7, 11),
    ]
    (saigon,) = database
    assert isinstance(saigon, Item)
    assert saigon.text is not None
    assert saigon.text.count("\n\n") == 1
    assert [type(each) for each in collected] == [Item, Address, Refused]
    assert [type(each) for each in feed] == [Address, Refused]
