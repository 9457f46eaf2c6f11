from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.link.incidents.deriving.sample import told

from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.times import days
from whence.link.incidents.deriving.titles import day_words
from whence.model.vocabulary import PerpConfidence, Status

SUNDAY = date(2016, 3, 27)


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ({}, "attack"),
        ({"at": "near Palmyra", "when": SUNDAY}, "attack near Palmyra, 27 March 2016"),
        ({"at": "Syria", "mode": "explosives"}, "bombing in Syria"),
        (
            {"by": "Russian jets", "on": "rebels", "at": "Palmyra", "when": SUNDAY, "mode": "aerial"},
            "air strike on rebels by the armed forces of Russia in Palmyra, 27 March 2016",
        ),
        ({"by": "The guards", "on": "a bridge"}, "attack on a bridge by the guards"),
        ({"on": "the city of Palmyra", "at": "Palmyra", "mode": "seize"}, "seizure of the city of Palmyra"),
        (
            {"by": "Syrian troops", "on": "Islamic State", "at": "Palmyra", "mode": "seize"},
            "seizure from Islamic State by the armed forces of Syria in Palmyra",
        ),
        ({"by": "they"}, "attack"),
        ({"by": "rebels", "perp": PerpConfidence.ACCUSED}, "attack, blamed on rebels"),
        ({"by": "rebels", "status": Status.PLANNED}, "attack by rebels (only planned)"),
        ({"status": Status.DENIED}, "attack (denied)"),
        ({"status": Status.POSSIBLE}, "attack (possible)"),
    ],
)
def test_the_title_tells_what_is_settled(options: dict[str, Any], title: str) -> None:
    assert derive("incident", [told(**options)]).title == title


def test_what_is_not_settled_is_left_out() -> None:
    claims = [told(at="Palmyra", when=SUNDAY), told(report="two", at="Mosul", when=SUNDAY)]
    assert derive("incident", claims).title == "attack, 27 March 2016"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2016, 3, 27), date(2016, 3, 27), "27 March 2016"),
        (date(2016, 3, 1), date(2016, 3, 31), "March 2016"),
        (date(2016, 2, 1), date(2016, 2, 29), "February 2016"),
        (date(2016, 1, 1), date(2016, 12, 31), "2016"),
        (date(2016, 3, 26), date(2016, 3, 28), "26 to 28 March 2016"),
        (date(2016, 3, 1), date(2016, 4, 30), "1 March to 30 April 2016"),
        (date(2015, 12, 31), date(2016, 1, 1), "31 December 2015 to 1 January 2016"),
        (date(9999, 12, 1), date(9999, 12, 31), "December 9999"),
    ],
)
def test_days_in_words(start: date, end: date, words: str) -> None:
    assert day_words(days(start, end)) == words
