from __future__ import annotations

import pytest

from whence.reference.countries import country
from whence.reference.states import states


@pytest.mark.parametrize(
    ("code", "name", "number", "gwno", "region"),
    [
        ("SYR", "Syria", 760, 652, "Middle East"),
        ("COD", "Democratic Republic of the Congo", 180, 490, "Africa"),
        ("COL", "Colombia", 170, 100, "Americas"),
        ("UKR", "Ukraine", 804, 369, "Europe"),
        ("MMR", "Myanmar", 104, 775, "Asia"),
        ("KOS", "Kosovo", None, 347, "Europe"),
        ("VNM", "Vietnam", 704, None, "Asia"),
        ("DEU", "Germany", 276, 260, "Europe"),
        ("PSE", "Palestine", 275, None, None),
        ("ABW", "Aruba", 533, None, None),
        ("XXX", "XXX", None, None, None),
    ],
)
def test_a_country_has_a_usual_name_and_the_numbers_that_are_sure(
    code: str, name: str, number: int | None, gwno: int | None, region: str | None
) -> None:
    found = country(code)
    assert (found.name, found.number, found.gwno, found.ucdp_region) == (name, number, gwno, region)


def test_every_state_has_a_name_and_no_number_stands_for_two() -> None:
    known = [country(code) for code in states().states]
    assert all(each.name for each in known)
    for numbers in ([each.gwno for each in known], [each.cow for each in known], [each.number for each in known]):
        told = [number for number in numbers if number is not None]
        assert len(told) == len(set(told))
