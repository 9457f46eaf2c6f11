from __future__ import annotations

import pytest

from whence.reference.acled import acled
from whence.reference.actors import SECTORS
from whence.reference.ontology import ontology
from whence.reference.outlets import OutletKind
from whence.reference.states import states


def test_the_events_are_those_of_the_ontology() -> None:
    assert {kind: list(subs) for kind, subs in acled().events.items()} == {
        kind: list(subs) for kind, subs in ontology().acled.items()
    }


def test_the_lists_name_only_what_there_is() -> None:
    data = acled()
    assert set(data.acting) | set(data.hit) <= SECTORS
    assert set(data.crowds) == set(ontology().crowds.values())
    assert set(data.scales) <= {kind.value for kind in OutletKind}
    known = set(states().states)
    assert {code for code in data.regions if code not in known} <= {"ESH", "HKG", "MAC", "PRI"}


@pytest.mark.parametrize(
    ("kind", "sub", "disorder"),
    [
        ("Battles", None, "Political violence"),
        ("Battles", "Armed clash", "Political violence"),
        ("Protests", None, None),
        ("Protests", "Excessive force against protesters", "Political violence; Demonstrations"),
        ("Riots", "Mob violence", "Political violence"),
        ("Riots", None, None),
        ("Strategic developments", "Arrests", "Strategic developments"),
        ("Nothing", None, None),
    ],
)
def test_disorder_follows_from_the_type_where_all_its_kinds_agree(
    kind: str, sub: str | None, disorder: str | None
) -> None:
    assert acled().disorder(kind, sub) == disorder


@pytest.mark.parametrize(
    ("kind", "outlet", "place", "scale"),
    [
        ("wire", "USA", "SYR", "International"),
        ("newspaper", "SYR", "SYR", "National"),
        ("state media", "JOR", "SYR", "Regional"),
        ("broadcaster", "GBR", "SYR", "International"),
        ("newspaper", "MEX", "SYR", None),
        ("newspaper", "SYR", None, None),
        ("site", "SYR", "SYR", None),
        ("monitor", "SYR", "SYR", "Other"),
    ],
)
def test_the_scale_of_a_source_depends_on_where_it_is_at_home(
    kind: str, outlet: str, place: str | None, scale: str | None
) -> None:
    assert acled().scale(kind, outlet, place) == scale
