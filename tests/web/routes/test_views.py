from __future__ import annotations

import pytest

from tests.web.desks import Asker
from whence.web.people import views


def save(asker: Asker, name: str = "Tolls", *, shared: bool = False) -> dict[str, object]:
    answer = asker.ask("POST", "/api/v1/views", {"name": name, "query": "q=dead&sort=-day", "shared": shared})
    assert answer.status_code == 201
    return dict(answer.json())


def test_views_are_ones_own_unless_shared(shared: Asker) -> None:
    maria, omar = shared.as_("viewer"), shared.as_("coder")
    own, both = save(maria), save(maria, "For all", shared=True)
    assert own == {"id": own["id"], "name": "Tolls", "query": "q=dead&sort=-day", "who": "viewer", "shared": False}
    assert maria.ask("GET", "/api/v1/views").json() == [both, own]
    assert omar.ask("GET", "/api/v1/views").json() == [both]


def test_a_view_is_its_owners_to_forget_even_for_admins(shared: Asker) -> None:
    maria, admin = shared.as_("viewer"), shared.as_("admin")
    view = save(maria, shared=True)
    assert admin.ask("DELETE", f"/api/v1/views/{view['id']}").status_code == 404
    assert maria.ask("DELETE", f"/api/v1/views/{view['id']}").status_code == 204
    assert maria.ask("DELETE", f"/api/v1/views/{view['id']}").status_code == 404
    assert maria.ask("GET", "/api/v1/views").json() == []


@pytest.mark.parametrize("id", ["0", "-1", "x", "9" * 30])
def test_what_is_no_number_of_a_view(single: Asker, id: str) -> None:
    assert single.as_("admin").ask("DELETE", f"/api/v1/views/{id}").status_code == 422


@pytest.mark.parametrize(
    "given", [{"name": "", "query": ""}, {"name": "x" * 121, "query": ""}, {"name": "v", "query": "x" * 4001}]
)
def test_what_is_no_view(single: Asker, given: dict[str, str]) -> None:
    assert single.as_("admin").ask("POST", "/api/v1/views", given).status_code == 422


def test_there_is_a_bound(single: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 1)
    admin = single.as_("admin")
    save(admin)
    answer = admin.ask("POST", "/api/v1/views", {"name": "v", "query": ""})
    assert answer.status_code == 409
    assert "forget one" in answer.json()["detail"]


def test_a_number_is_no_yes_or_no(shared: Asker) -> None:
    given = {"name": "Tolls", "query": "q=dead", "shared": 0}
    assert shared.as_("viewer").ask("POST", "/api/v1/views", given).status_code == 422
