"""A table of short texts and the names in them that are places, one phenomenon a file, read by the real encoder.

A file of `tests/golden/places/recognition`:

    phenomenon: what the cases show, in a line
    cases:
      - text: Damascus said its army had entered the town of Palmyra.
        places: [Palmyra]                    # every name that is a place where it stands, in text order
        others: [Damascus]                   # optional: names that are none, for the reader
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.clean import text_article
from whence.extract.mentions import place_spans
from whence.pipeline import Pipeline

FOLDER = Path(__file__).parent / "golden" / "places" / "recognition"


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))["cases"], start=1):
            yield pytest.param(case, id=f"{path.stem}-{number}")


@pytest.mark.parametrize("case", list(cases()))
def test_these_names_are_places_and_no_others(case: dict[str, Any], pipeline: Pipeline) -> None:
    document = text_article(case["text"], all_story=True).document
    found = place_spans(document.text, pipeline.extract.encode(document), pipeline.extract.gazetteer)

    assert [document.text[begin:end] for begin, end in found] == case["places"]
    assert all(name in case["text"] for name in case.get("others", ()))


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(list(cases())) >= 60
