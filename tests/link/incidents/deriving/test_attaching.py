from __future__ import annotations

from datetime import date

import pytest
from tests.link.incidents.deriving.sample import told

from whence.link.incidents.deriving.attaching import attachments
from whence.link.incidents.deriving.incident import derive
from whence.model.incident import Attached
from whence.model.linking import ArchivedClaim
from whence.model.mention import Count
from whence.model.vocabulary import Extent, Status

SUNDAY = date(2016, 3, 27)
MARCH = (date(2016, 3, 1), date(2016, 3, 31))
MAY = (date(2015, 5, 1), date(2015, 5, 31))
OWN = (told(at="Palmyra", when=SUNDAY, by="Syrian troops", on="Islamic State", mode="aerial"),)


def total(**more: object) -> ArchivedClaim:
    return told(**{"report": "one", "extent": Extent.AGGREGATE, "killed": Count(400, None, None), "nth": 7} | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("roundup", "why"),
    [
        (total(when=MARCH), "told in a report of the incident, covers March 2016"),
        (total(at="Syria"), "told in a report of the incident, covers Syria"),
        (total(on="Islamic State fighters"), "told in a report of the incident, names Islamic State fighters"),
        (total(when=MARCH, extent=Extent.SERIES), "told in a report of the incident, covers March 2016"),
        (total(report="two", when=MARCH, on="Islamic State"), "covers March 2016, names Islamic State"),
        (
            total(report="two", when=MARCH, at="Homs province", by="Syrian troops"),
            "covers March 2016, covers Homs, names Syrian troops",
        ),
        (total(), None),
        (total(when=MAY), None),
        (total(when=MARCH, at="Aleppo"), None),
        (total(when=MARCH, mode="abduct"), None),
        (total(when=MARCH, mode="seize"), "told in a report of the incident, covers March 2016"),
        (total(when=MARCH, mode="talks"), None),
        (total(on="Islamic State", day=None), None),
        (total(when=MARCH, status=Status.PLANNED), None),
        (total(when=MARCH, extent=Extent.SINGLE), None),
        (total(report="two", when=MARCH), None),
        (total(report="two", on="Islamic State"), None),
        (total(report="two", when=MARCH, by="gunmen"), None),
    ],
)
def test_what_is_attached(roundup: ArchivedClaim, why: str | None) -> None:
    expected = () if why is None else (Attached(roundup.id, "400 None None people", why),)
    assert attachments(OWN, [roundup]) == expected


def test_nothing_is_attached_to_what_it_is_part_of() -> None:
    roundup = total(when=MARCH)
    assert attachments([*OWN, roundup], [roundup]) == ()


def test_attached_ones_come_in_one_order_and_count_nowhere() -> None:
    roundups = [total(when=MARCH, nth=n) for n in range(7, 12)]
    found = attachments(OWN, roundups)
    assert found == attachments(OWN, roundups[::-1])
    bare, full = derive("incident", OWN), derive("incident", OWN, found[::-1])
    assert full.attached == found
    assert (full.harms, full.corroboration) == (bare.harms, bare.corroboration)


def test_what_a_report_only_looks_back_on_is_no_part_of_its_totals() -> None:
    before = [told(when=(date(2015, 8, 1), date(2015, 8, 31)), on="Islamic State")]
    assert attachments(before, [total(on="Islamic State")]) == ()
    assert attachments([told(on="Islamic State")], [total(on="Islamic State")]) == ()
