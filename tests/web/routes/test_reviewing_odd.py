"""Whatever is sent as a value, the answer is kept or refused: never an error of the server, never a damaged archive."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.linking_help import unworded
from tests.web.desk_help import Served
from whence.model.review import ReviewField

_FINE = {201, 422}
_NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
_LEAVES = st.none() | st.booleans() | _NUMBERS | st.text(max_size=9)
_KEYS = st.sampled_from(
    "plover mode event name span spans begin end text actor_id country sector geometry type coordinates radius_km "
    "geonameid adm1 where_prec geo_precision reason alternatives value start date_prec time_precision anchor effect "
    "group low best high part weapon_class status".split()
)
_WORDS = st.sampled_from("ASSAULT SYR Point DATE killed 2016-03-27 author denied REB other".split())
_VALUES = st.recursive(
    _LEAVES | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=9),
    max_leaves=20,
)
_SPANS = st.lists(st.fixed_dictionaries({"begin": st.integers(0, 2**60), "end": st.integers(1, 90)}), max_size=2)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*ReviewField, None]), value=_VALUES, spans=_SPANS, add=st.booleans())
def test_any_value_is_kept_or_refused(small: Served, name: Any, value: Any, spans: Any, add: bool) -> None:
    small.app.state.vector = unworded
    item = small.json("/review/queue", state="any")["items"]
    on: dict[str, Any] = {"kind": "correct", "claim": item[0]["claim"]["id"], "field": name}
    if add:
        on = {"kind": "add", "version": item[0]["claim"]["version_id"]}
    answer = small.post("/review/acts", {**on, "value": value, "spans": spans})
    assert answer.status_code in _FINE, answer.text
    if answer.status_code == 201:
        assert small.post(f"/review/acts/{answer.json()['act']['seq']}/undo", {}).status_code == 200
        with closing(small.archive.reader()) as store:
            assert list(store.verify()) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(list(ReviewField)), typed=st.text(max_size=30) | _WORDS, spans=_SPANS)
def test_any_question_is_answered_or_refused(small: Served, name: str, typed: str, spans: Any) -> None:
    version = small.json("/review/queue")["items"][0]["claim"]["version_id"]
    answer = small.post("/review/resolve", {"version": version, "field": name, "typed": typed, "spans": spans})
    assert answer.status_code in {200, 422}, answer.text


_FIRM = [name for name in ReviewField if name not in (ReviewField.STATUS, ReviewField.CERTAINTY, ReviewField.EXTENT)]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(_FIRM), odd=_VALUES, data=st.data())
def test_a_choice_that_was_tampered_with_is_kept_or_refused(small: Served, name: str, odd: Any, data: Any) -> None:
    small.app.state.vector = unworded
    claim = small.json("/review/queue", state="any")["items"][0]["claim"]
    words = [{"begin": claim["trigger"]["begin"], "end": claim["trigger"]["end"] + 40}]
    question = {"version": claim["version_id"], "field": name, "spans": words, "typed": _TYPED.get(name, "")}
    choices = small.post("/review/resolve", question).json()
    value = copy.deepcopy(data.draw(st.sampled_from(choices))["value"])
    places = list(_leaves(value))
    if places:
        holder, key = data.draw(st.sampled_from(places))
        holder[key] = odd
    answer = small.post("/review/acts", {"kind": "correct", "claim": claim["id"], "field": name, "value": value})
    assert answer.status_code in _FINE, answer.text
    if answer.status_code == 201:
        assert small.post(f"/review/acts/{answer.json()['act']['seq']}/undo", {}).status_code == 200


_TYPED = {"place": "Homs", "time": "2016-03-27", "casualties": "12", "actors": "Hezbollah", "speaker": "Hezbollah"}


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """List where values stand that can be replaced."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in list(pairs):
        yield value, key
        yield from _leaves(each)
