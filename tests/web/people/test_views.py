from __future__ import annotations

import pytest

from tests.web.desks import NOW
from whence.model.errors import InputError
from whence.web.people import People
from whence.web.people.views import MOST


def test_ones_own_and_what_others_share_is_listed_by_name(people: People) -> None:
    people.views.save("maria", "Tolls", "q=dead&since=2016-01-01", shared=False, now=NOW)
    people.views.save("maria", "Aleppo", "place=aleppo", shared=True, now=NOW)
    people.views.save("omar", "Mine", "", shared=False, now=NOW)
    assert [(view.name, view.who) for view in people.views.of("Maria")] == [("Aleppo", "maria"), ("Tolls", "maria")]
    assert [(view.name, view.query) for view in people.views.of("omar")] == [("Aleppo", "place=aleppo"), ("Mine", "")]


def test_only_ones_own_is_forgotten_and_its_number_is_not_used_again(people: People) -> None:
    view = people.views.save("maria", "Shared", "q=x", shared=True, now=NOW)
    assert not people.views.drop("omar", view.id)
    assert people.views.drop("maria", view.id)
    assert not people.views.drop("maria", view.id)
    assert people.views.save("maria", "Next", "", shared=False, now=NOW).id > view.id


def test_there_is_a_bound(people: People) -> None:
    for number in range(MOST):
        people.views.save("maria", f"view {number}", "", shared=False, now=NOW)
    with pytest.raises(InputError, match="forget one"):
        people.views.save("maria", "one more", "", shared=False, now=NOW)
    people.views.save("omar", "his first", "", shared=False, now=NOW)
