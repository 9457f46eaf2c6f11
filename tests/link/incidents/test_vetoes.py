"""What no likeness outweighs."""

from datetime import timedelta

import pytest
from tests.link.incidents.factory import DAY, HOMS, MOSUL, PALMYRA, SYRIA, account, figure, killed

from whence.link.incidents.comparing import compare
from whence.model.vocabulary import Extent

ONE = {"spots": (HOMS,), "targets": (figure("moulin", "jean", "moulin"),), "tolls": (killed(1),)}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"spots": (PALMYRA,)}, "Homs and Palmyra are 144 km apart"),
        ({"spots": (MOSUL,)}, "Homs and Mosul are in different countries"),
        ({"start": DAY + timedelta(2), "end": DAY + timedelta(2)}, "told for days that are 2 days apart"),
        ({"real": False}, "one is said to have happened, the other only to be planned or supposed"),
        ({"plover": ("CONSULT",)}, "are different things"),
        ({"targets": (figure("mercier", "anne", "mercier"),)}, "are different people"),
        ({"extent": Extent.AGGREGATE}, "a total is attached"),
    ],
)
def test_what_forbids_is_told(changed: dict[str, object], words: str) -> None:
    first, second = account("one", **ONE), account("other", **(ONE | changed))
    for link in (compare(first, second), compare(second, first)):
        assert link.score == 0
        assert all(word in (link.veto or "") for word in words.split())


@pytest.mark.parametrize(
    "changed",
    [
        {"start": DAY + timedelta(1), "end": DAY + timedelta(1)},
        {"spots": (SYRIA,)},
        {"spots": (PALMYRA, HOMS)},
        {"spots": ()},
        {"start": None, "end": None},
        {"plover": ("COERCE",)},
        {"targets": (figure("moulin", "moulin"),)},
        {"targets": (figure("people"),)},
        {"tolls": (killed(5),), "targets": (figure("mercier", "anne", "mercier"),)},
    ],
)
def test_what_can_be_one_is_not_forbidden(changed: dict[str, object]) -> None:
    assert compare(account("one", **ONE), account("other", **(ONE | changed))).veto is None


def test_one_report_does_not_take_one_day_for_another() -> None:
    next_day = {"start": DAY + timedelta(1), "end": DAY + timedelta(1)}
    one, other = account("one", **ONE), account("other", **(ONE | next_day))
    same_report = account("other", **(ONE | next_day | {"version_id": one.version_id}))
    assert compare(one, other).veto is None
    assert compare(one, same_report).veto == "one report tells them of different days"
