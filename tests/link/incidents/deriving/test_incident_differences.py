from __future__ import annotations

from datetime import date

import pytest
from tests.link.incidents.deriving.sample import told

from whence.link.incidents.deriving.differences import count_words, differences
from whence.link.incidents.deriving.incident import derive
from whence.model.incident import FieldChange
from whence.model.mention import Count
from whence.model.vocabulary import PerpConfidence

SUNDAY = date(2016, 3, 27)
FIRST = told(at="Homs province", killed=6)
SECOND = told(report="two", at="Palmyra", when=SUNDAY, killed=10, by="rebels", perp=PerpConfidence.FACT)


def test_what_a_second_report_changes() -> None:
    before, after = derive("incident", [FIRST]), derive("incident", [FIRST, SECOND])
    assert differences(before, after) == (
        FieldChange("title", "attack in Homs", "attack by rebels in Palmyra, 27 March 2016"),
        FieldChange("claims", "1 claim of 1 report", "2 claims of 2 reports"),
        FieldChange("event", "attack (1 origin)", "attack (2 origins)"),
        FieldChange("actors", None, "rebels (1 origin)"),
        FieldChange(
            "place",
            "Homs (SYR) (1 origin)",
            "Palmyra (SYR), compatible: Homs (SYR) (1 origin), Palmyra (SYR) (1 origin)",
        ),
        FieldChange("time", None, "27 March 2016 (1 origin)"),
        FieldChange("not_after", "2016-03-28", None),
        FieldChange("killed", "6 (1 origin)", "6 (6 to 10), conflicting: 6 (1 origin), 10 (1 origin)"),
        FieldChange("standing", "asserted by 1 origin (media)", "asserted by 2 origins (media)"),
        FieldChange("responsibility", None, "rebels: reported (1)"),
        FieldChange("corroboration", "1 article, 1 origin, 1 speaker", "2 articles, 2 origins, 2 speakers"),
    )


def test_an_incident_that_comes_or_goes() -> None:
    found = derive("incident", [FIRST])
    came, went = differences(None, found), differences(found, None)
    assert [(each.field, each.after, each.before) for each in came] == [
        (each.field, each.before, each.after) for each in went
    ]
    assert differences(found, found) == differences(None, None) == ()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(6, 6, 6), "6"),
        (Count(6, 8, 10), "8 (6 to 10)"),
        (Count(None, 400, None), "400"),
        (Count(24, None, None), "at least 24"),
        (Count(None, None, 500), "up to 500"),
        (Count(7, None, 10), "7 to 10"),
    ],
)
def test_counts_in_words(count: Count, words: str) -> None:
    assert count_words(count) == words
