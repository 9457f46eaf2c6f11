from __future__ import annotations

import pytest

from whence.web.answers.actors import actor_out


@pytest.mark.parametrize(
    ("id", "name", "country", "sector"),
    [
        ("islamic-state", "Islamic State", "IMG", "REB"),
        ("SYR-MIL", "Armed forces of Syria", "SYR", "MIL"),
        ("FRA", "France", "FRA", None),
        ("NLD-JUD", "Judiciary of the Netherlands", "NLD", "JUD"),
        ("no-more-in-the-registry", "no-more-in-the-registry", None, None),
        ("XXX-MIL", "XXX-MIL", None, None),
    ],
)
def test_an_actor_has_the_registry_s_name(id: str, name: str, country: str | None, sector: str | None) -> None:
    row = actor_out(id, 3)
    assert (row.id, row.name, row.country, row.sector, row.incidents) == (id, name, country, sector, 3)
