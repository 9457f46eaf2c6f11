"""Acts in words fit to show: what a field said before, and what a person says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from whence.model.review import Act, ActKind, ReviewField

UNTOLD = "not told"


def before(act: Act) -> str | None:
    """Say in words what the field of a correction was; None for other acts."""
    if act.field is None or act.before is None:
        return None
    return told_before(act.field, act.before)


def told_before(name: ReviewField, was: Mapping[str, Any]) -> str:
    """Say in words what a field of a claim is, as an act keeps the claim."""
    return told(name, _value(name, was))


def after(act: Act) -> str | None:
    """Say in words what a correction or an added claim says; None for other acts."""
    if act.kind is ActKind.ADD:
        return "; ".join(f"{name}: {told(ReviewField(name), value)}" for name, value in act.given.items())
    return None if act.field is None else told(act.field, act.given)


def told(name: ReviewField, value: Any) -> str:
    """Say a value of a field in words."""
    return _WORDS[name](value) or UNTOLD


def _value(name: ReviewField, was: Mapping[str, Any]) -> Any:
    claim = was["claim"]
    if name is ReviewField.SPEAKER:
        return claim["attribution"]["speaker"]
    if name is ReviewField.WEAPONS:
        named = {each["id"]: each for each in was["mentions"]}
        found = (named[id] for id in claim["instruments"] if id in named)
        return [each["resolved"] or {"name": each["span"]["text"], "weapon_class": "?"} for each in found]
    return claim[name.value]


def _event(value: Any) -> str:
    return value["plover"] if value["mode"] is None else f"{value['plover']}: {value['mode']}"


def _parties(value: Any) -> str:
    return ", ".join(_party(each) for each in value or ())


def _party(value: Any) -> str:
    known = ", ".join(str(each) for each in (value["actor_id"] or value["country"], value["sector"]) if each)
    return f"{value['name']} ({known})" if known else str(value["name"])


def _place(value: Any) -> str:
    if value is None:
        return ""
    where = ", ".join(str(each) for each in (value["adm1"], value["country"]) if each and each != value["name"])
    return f"{value['name']} ({where})" if where else str(value["name"])


def _time(value: Any) -> str:
    if value is None:
        return ""
    if value["start"] is None:
        return str(value["value"])
    return str(value["start"]) if value["start"] == value["end"] else f"{value['start']} to {value['end']}"


def _casualties(value: Any) -> str:
    return ", ".join(f"{_count(each)} {each['group'] or 'people'} {each['effect']}" for each in value or ())


def _count(value: Any) -> str:
    if value["best"] is not None:
        return str(value["best"])
    return f"{'?' if value['low'] is None else value['low']} to {'?' if value['high'] is None else value['high']}"


def _weapons(value: Any) -> str:
    return ", ".join(f"{each['name']} ({each['weapon_class']})" for each in value or ())


def _speaker(value: Any) -> str:
    if value is None:
        return "a source that is not named"
    return "the author" if value == "author" else _party(value)


_WORDS: Mapping[ReviewField, Callable[[Any], str]] = {
    ReviewField.EVENT: _event,
    ReviewField.ACTORS: _parties,
    ReviewField.TARGETS: _parties,
    ReviewField.PLACE: _place,
    ReviewField.TIME: _time,
    ReviewField.CASUALTIES: _casualties,
    ReviewField.WEAPONS: _weapons,
    ReviewField.SPEAKER: _speaker,
    ReviewField.STATUS: str,
    ReviewField.CERTAINTY: str,
    ReviewField.EXTENT: str,
}
