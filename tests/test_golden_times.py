"""A table of short texts and the time expressions in them, one phenomenon a file, recognised and resolved.

A file of `tests/golden/times`:

    phenomenon: what the cases show, in a line
    published: 2019-04-03                    # the day that the texts are read from, null for none
    cases:
      - text: Rebels attacked on Monday.
        published: 2019-04-05                # optional: another day for this case
        times:                               # every expression that the text has, in text order; [] for none
          - {words: Monday, type: DATE, value: '2019-04-01', days: 2019-04-01, date_prec: 1, time_precision: 1,
             anchor: publication, mod: null, reason: the last Monday up to publication}

``words`` are the expression; the n-th of a case is compared with the n-th of the text, so a false alarm fails.
``days`` is the interval, one day alone or ``first/last``, null where the text does not tell. ``reason`` is a part of
the reason shown. What is not named is not compared, but words, type, value and days must be named.

A case states what is right: extents, types and values by the TimeML 1.2.1 guidelines for TIMEX3, ``date_prec`` by the
UCDP GED codebook, ``time_precision`` by that of ACLED.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.extract.rules.times import recognise
from whence.model.timex import ResolvedTime, TimeExpression
from whence.resolve.times import resolve_document

FOLDER = Path(__file__).parent / "golden" / "times"
ALWAYS = ("words", "type", "value", "days")


def files() -> list[dict[str, Any]]:
    return [{"name": path.stem, **yaml.safe_load(path.read_text("utf-8"))} for path in sorted(FOLDER.glob("*.yaml"))]


def cases() -> Iterator[Any]:
    for file in files():
        for number, case in enumerate(file["cases"], start=1):
            yield pytest.param({"published": file["published"], **case}, id=f"{file['name']}-{number}")


@pytest.mark.parametrize("case", list(cases()))
def test_text_tells_these_times(case: dict[str, Any]) -> None:
    expressions = recognise(case["text"])
    resolved = resolve_document(expressions, published=case["published"])
    told = [shown(e, time) for e, time in zip(expressions, resolved, strict=True)]
    wanted = case["times"]
    assert [narrowed(each, wanted[n] if n < len(wanted) else {}) for n, each in enumerate(told)] == [
        {key: value for key, value in each.items() if key != "reason"} for each in map(normal, wanted)
    ]
    for time, each in zip(resolved, wanted, strict=True):
        assert each.get("reason", "") in time.reason
        assert time.reason.startswith(f"'{' '.join(each['words'].split())}' ")


def shown(expression: TimeExpression, time: ResolvedTime) -> dict[str, Any]:
    return {
        "words": expression.text,
        "type": time.type.value,
        "value": time.value,
        "days": None if time.start is None else f"{time.start}/{time.end}",
        "date_prec": time.date_prec,
        "time_precision": time.time_precision,
        "anchor": time.anchor,
        "mod": expression.form.modifier,
        "begin": expression.begin,
    }


def narrowed(told: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {key: told[key] for key in told if key in wanted or key in ALWAYS}


def normal(wanted: dict[str, Any]) -> dict[str, Any]:
    days = wanted["days"]
    if isinstance(days, date):
        days = f"{days}/{days}"
    return {**wanted, "value": str(wanted["value"]), "days": days}


def test_there_are_cases_enough_and_each_file_says_what_it_shows() -> None:
    assert len(list(cases())) >= 300
    assert all(file["phenomenon"] and len(file["cases"]) >= 3 for file in files())
