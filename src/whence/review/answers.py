"""What a coder says of a claim, field by field, in a form that can be compared.

Who accepts says what the claim said when they saw it; who corrects says the same but for the fields that they gave
values; who rejects says of every field that there is no such claim. Of each coder the last word counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from whence.model.archive import canonical_json
from whence.model.review import JUDGING, Act, ActKind, ReviewField, standing

NO_CLAIM = "no claim"
"""What a coder who rejects a claim says of each of its fields."""
Answers: TypeAlias = Mapping[ReviewField, str]


def answers(acts: Iterable[Act]) -> Mapping[str, Answers]:
    """Say what each coder says of one claim, by coder.

    Args:
        acts: all on the claim, those that were undone too.
    """
    judging = [act for act in standing(acts) if act.kind in JUDGING]
    by_coder: dict[str, list[Act]] = {}
    for act in judging:
        by_coder.setdefault(act.who, []).append(act)
    return {who: _of_one(done) for who, done in by_coder.items()}


def _of_one(acts: list[Act]) -> Answers:
    if acts[-1].kind is ActKind.REJECT:
        return dict.fromkeys(ReviewField, NO_CLAIM)
    seen = next((act for act in reversed(acts) if act.before is not None), None)
    said: dict[ReviewField, str] = {}
    if seen is not None and seen.before is not None:
        said = {name: canonical_json(read(seen.before)) for name, read in _SEEN.items()}
    for act in acts:
        if act.kind is ActKind.ADD:
            said |= {ReviewField(name): _given(ReviewField(name), value) for name, value in act.given.items()}
        elif act.kind is ActKind.CORRECT and act.field is not None:
            said[act.field] = _given(act.field, act.given)
    return said


def _given(name: ReviewField, value: Any) -> str:
    return canonical_json(_REDUCED[name](value))


def _event(value: Any) -> Any:
    return [value["plover"], value["mode"]]


def _parties(value: Any) -> Any:
    return sorted({_party(each) for each in value or ()})


def _party(value: Any) -> str:
    """A party is its actor, or its words: country and sector follow from these."""
    return str(value["actor_id"] or " ".join(value["name"].casefold().split()))


def _place(value: Any) -> Any:
    if value is None:
        return None
    exact = value["geonameid"] or [round(x, 1) for x in _first(value["geometry"]["coordinates"])]
    return [exact, value["where_prec"]]


def _first(coordinates: Any) -> list[float]:
    return _first(coordinates[0]) if isinstance(coordinates[0], list) else coordinates


def _time(value: Any) -> Any:
    if value is None:
        return None
    return [value["start"], value["end"]] if value["start"] else value["value"]


def _casualties(value: Any) -> Any:
    return sorted([each["effect"], *(str(each[name]) for name in ("low", "best", "high"))] for each in value or ())


def _weapons(value: Any) -> Any:
    return sorted({str(each["weapon_class"]) for each in value or ()})


def _speaker(value: Any) -> Any:
    return value if value in (None, "author") else _party(value)


def _as_it_is(value: Any) -> Any:
    return value


_REDUCED: Mapping[ReviewField, Callable[[Any], Any]] = {
    ReviewField.EVENT: _event,
    ReviewField.ACTORS: _parties,
    ReviewField.TARGETS: _parties,
    ReviewField.PLACE: _place,
    ReviewField.TIME: _time,
    ReviewField.CASUALTIES: _casualties,
    ReviewField.WEAPONS: _weapons,
    ReviewField.SPEAKER: _speaker,
    ReviewField.STATUS: _as_it_is,
    ReviewField.CERTAINTY: _as_it_is,
    ReviewField.EXTENT: _as_it_is,
}


def _instruments(before: Mapping[str, Any]) -> Any:
    named = {mention["id"]: mention["resolved"] for mention in before["mentions"]}
    found = [named[id] for id in before["claim"]["instruments"] if named.get(id)]
    return _weapons([each for each in found if "weapon_class" in each])


def _of_claim(name: ReviewField) -> Callable[[Mapping[str, Any]], Any]:
    return lambda before: _REDUCED[name](before["claim"][name.value])


_SEEN: Mapping[ReviewField, Callable[[Mapping[str, Any]], Any]] = {
    **{name: _of_claim(name) for name in ReviewField},
    ReviewField.WEAPONS: _instruments,
    ReviewField.SPEAKER: lambda before: _speaker(before["claim"]["attribution"]["speaker"]),
}
