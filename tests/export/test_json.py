from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.factories import Draft, reading
from whence.export.json import dumps
from whence.model import claim as claims
from whence.model import vocabulary
from whence.model.reading import Reading
from whence.model.timex import TimexType
from whence.model.vocabulary import BoilerplateKind, Extent, MentionKind, StanceKind, Status

_DOCS = Path(__file__).parents[2] / "docs"
SCHEMA: dict[str, Any] = json.loads((_DOCS / "reading.schema.json").read_text(encoding="utf-8"))


def _full() -> Reading:
    draft = Draft(
        "A title\n\nA monitor said the army shelled Aleppo last week, killing 40 soldiers. The rebels denied it."
    )
    draft.boiler("A title", BoilerplateKind.TITLE)
    draft.claim(
        "shelled",
        by="the army",
        at="Aleppo",
        when="last week",
        says="A monitor",
        cue="said",
        killed=("40 soldiers", 40),
    )
    draft.claim("killing", status=Status.POSSIBLE, extent=Extent.AGGREGATE, says="", cue="said")
    draft.time("last week", start=None)
    draft.mention("soldiers", MentionKind.COUNT)
    draft.stance("c1", "The rebels", StanceKind.DENIES, "denied it")
    draft.same("c1", "c2")
    draft.reject("it", "a pronoun")
    draft.reject(None, "nothing to point at")
    return draft.reading()


@pytest.mark.parametrize("made", [reading(), reading(at="Palmyra", when="Sunday", says="A monitor"), _full()])
def test_readings_follow_the_schema(made: Reading) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(dumps(made)))


def test_the_schema_refuses_what_the_model_cannot_say() -> None:
    good = json.loads(dumps(_full()))
    for path, value in (
        (("claims", 0, "status"), "certain"),
        (("claims", 0, "evidence"), []),
        (("claims", 0, "place", "where_prec"), 8),
        (("report", "id"), "x"),
        (("more",), 1),
    ):
        bad = json.loads(json.dumps(good))
        inner = bad
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
        assert not Draft202012Validator(SCHEMA).is_valid(bad), path


@pytest.mark.parametrize(
    ("where", "values"),
    [
        (("claim", "status"), vocabulary.Status),
        (("claim", "certainty"), vocabulary.Certainty),
        (("claim", "extent"), vocabulary.Extent),
        (("attribution", "kind"), vocabulary.AttributionKind),
        (("stance", "stance"), vocabulary.StanceKind),
        (("casualties", "effect"), vocabulary.Effect),
        (("boilerplate", "kind"), vocabulary.BoilerplateKind),
        (("mention", "kind"), vocabulary.MentionKind),
        (("published", "found"), vocabulary.DateFound),
        (("time", "type"), TimexType),
    ],
)
def test_the_schema_lists_the_vocabulary(where: tuple[str, str], values: type[StrEnum]) -> None:
    assert SCHEMA["$defs"][where[0]]["properties"][where[1]]["enum"] == [value.value for value in values]


def test_the_schema_names_every_field_of_a_claim() -> None:
    assert set(SCHEMA["$defs"]["claim"]["required"]) == {field.name for field in fields(claims.Claim)}


def test_the_page_of_the_schema_names_every_field() -> None:
    page = (_DOCS / "reading.md").read_text(encoding="utf-8")
    for name, definition in {"reading": SCHEMA, **SCHEMA["$defs"]}.items():
        for field in definition.get("properties", {}):
            assert f"`{field}`" in page, f"{name}.{field} is not explained"


def test_one_line_with_null_for_what_is_absent() -> None:
    line = dumps(reading())
    assert "\n" not in line
    data = json.loads(line)
    assert data["schema"] == "whence.reading/1"
    assert data["claims"][0]["place"] is None
    assert data["claims"][0]["not_after"] == date(2016, 3, 28).isoformat()


def test_ascii_only() -> None:
    draft = Draft("الجيش attacked 😀.")
    draft.claim("attacked", by="الجيش")
    line = dumps(draft.reading(), ascii_only=True)
    assert line.isascii()
    assert json.loads(line) == json.loads(dumps(draft.reading()))


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_span_is_the_slice(before: str, after: str) -> None:
    draft = Draft(f"{before}They attacked{after}")
    draft.claim("They attacked", by="They", evidence=(draft.span("They attacked"),))
    data = json.loads(dumps(draft.reading()))
    spans = list(_spans(data))
    assert spans
    for span in spans:
        assert data["document"]["text"][span["begin"] : span["end"]] == span["text"]


def _spans(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"begin", "end", "text"}:
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
