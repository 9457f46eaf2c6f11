"""Articles without their text: a span keeps its offsets, and its words are cut from the text again when read."""

from __future__ import annotations

from typing import Any

from whence.model.archive import canonical_json
from whence.model.parse import article_from_dict
from whence.model.reading import Article
from whence.model.serial import article_to_dict

_OFFSETS = {"begin", "end"}


def without_text(article: Article) -> str:
    """Write an article as JSON that holds neither its text nor the words of its spans."""
    data = article_to_dict(article)
    data["document"] = {name: value for name, value in data["document"].items() if name != "text"}
    return canonical_json(_bare(data))


def with_text(data: Any, text: str) -> Article:
    """Build an article again.

    Raises:
        SchemaError: the two do not make one.
    """
    full = _filled(data, text)
    full["document"]["text"] = text
    return article_from_dict(full)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {*_OFFSETS, "text"}:
            return {"begin": value["begin"], "end": value["end"]}
        return {name: _bare(item) for name, item in value.items()}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _filled(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if set(value) == _OFFSETS:
            return {**value, "text": text[value["begin"] : value["end"]]}
        return {name: _filled(item, text) for name, item in value.items()}
    return [_filled(item, text) for item in value] if isinstance(value, list) else value
