"""Two coders with accounts on the same claims: each alone until all is said, then together; an editor decides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.browser.desks import WAIT_MS
from tests.web.browser.served import copied, run
from tests.web.browser.watching import Watch, settled
from whence.bench.desk.serving import Served, serving

PASSWORD = "four words do well"
PEOPLE = {"chief": "admin", "coder-one": "coder", "coder-two": "coder", "editor": "editor"}
WHY = "so says the last sentence"


@dataclass
class Desks:
    """A desk with accounts, to which each person comes with a browser of their own."""

    served: Served
    browser: Browser
    watch: Watch
    stack: ExitStack

    def sit(self, name: str) -> Page:
        """Sign in by the page that asks for it, on the way to review."""
        context = self.browser.new_context(base_url=self.served.address)
        self.stack.callback(context.close)
        context.set_default_timeout(WAIT_MS)
        self.watch.follow(context)
        page = context.new_page()
        page.goto("/review")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(_panel(page)).to_be_visible()
        return page


@pytest.fixture
def desks(browser: Browser, built: None, sample: Path, tmp_path: Path) -> Iterator[Desks]:
    folder = copied(sample, tmp_path / "archive")
    for name, role in PEOPLE.items():
        run("users", "add", name, "--role", role, "--archive", folder, given=f"{PASSWORD}\n")
    with serving(folder, "--accounts") as served, ExitStack() as stack:
        watch = Watch(served.address)
        yield Desks(served, browser, watch, stack)
    watch.check()


def test_two_coders_judge_alone_then_see_each_other_and_an_editor_decides(desks: Desks) -> None:
    first = desks.sit("coder-one")
    items = _api(first, "/review/queue?limit=6")["items"]
    claim = next(each["claim"] for each in items if each["claim"]["status"] == "asserted")
    _deny(first, claim["id"])
    second = desks.sit("coder-two")
    _sees_the_programs_own(second, claim)
    _panel(second).get_by_role("button", name="Accept").click()
    _sees_what_the_first_did(second)
    others = [each["claim"]["id"] for each in items if each["claim"]["id"] != claim["id"]]
    _a_rejected_claim_waits_for_the_second(first, second, others.pop())
    for page in (first, second):
        for id in others:
            _post(page, {"kind": "accept", "claim": id})
    _agreement_is_shown(first)
    _an_editor_decides(desks.sit("editor"), claim["id"])


def _deny(page: Page, id: str) -> None:
    """Say that what a claim tells is denied."""
    _open(page, id)
    panel = _panel(page)
    panel.get_by_role("button", name="Correct: Status").click()
    panel.get_by_role("radio", name="denied").check()
    panel.get_by_role("button", name="Send the correction").click()
    expect(panel).to_contain_text("corrected by you")
    _post(page, {"kind": "comment", "claim": id, "why": WHY})


def _sees_the_programs_own(page: Page, claim: dict[str, Any]) -> None:
    """Neither a page nor what the server answers tells a second coder what the first did."""
    _open(page, claim["id"])
    panel = _panel(page)
    expect(panel).to_contain_text("Waits for your judgement")
    expect(panel.get_by_role("button", name="Accept")).to_be_enabled()
    for path in (f"/review?claim={claim['id']}", f"/reports/{claim['version_id']}?claim={claim['id']}"):
        page.goto(path)
        settled(page)
        expect(page.get_by_text("shown once you have accepted or rejected")).to_be_visible()
        expect(page.get_by_role("main")).not_to_contain_text("coder-one")
        expect(page.get_by_role("main")).not_to_contain_text(WHY)
    for path in (f"/claims/{claim['id']}", f"/documents/{claim['version_id']}", f"/review/acts?claim={claim['id']}"):
        answer = str(_api(page, path))
        assert "'denied'" not in answer
        assert "'coder-one'" not in answer
        assert WHY not in answer
    _open(page, claim["id"])


def _sees_what_the_first_did(page: Page) -> None:
    expect(_panel(page)).to_contain_text("Coders differ")
    log = page.get_by_role("region", name="Acts")
    expect(log).to_contain_text("coder-one")
    expect(log).to_contain_text("corrected: Status")
    expect(log).to_contain_text(WHY)


def _a_rejected_claim_waits_for_the_second(first: Page, second: Page, id: str) -> None:
    """The second coder gets it like any other, and does not know."""
    _post(first, {"kind": "reject", "claim": id, "why": WHY})
    second.goto("/review?state=second")
    settled(second)
    expect(_panel(second)).to_contain_text("Waits for your judgement")
    expect(second.get_by_role("main")).not_to_contain_text("coder-one")
    expect(second.get_by_role("main")).not_to_contain_text(WHY)
    assert [each["claim"]["id"] for each in _api(second, "/review/queue?state=second")["items"]] == [id]
    _panel(second).get_by_role("button", name="Reject").click()
    form = second.get_by_role("form", name="Reject the claim")
    form.get_by_label("Why is this no claim?").fill("no such event")
    form.get_by_role("button", name="Reject").click()
    expect(form).to_be_hidden()
    settled(second)
    assert _api(second, "/review/queue?state=second")["items"] == []


def _agreement_is_shown(page: Page) -> None:
    page.goto("/review?view=agreement")
    table = page.get_by_role("region", name="Agreement")
    expect(table.get_by_role("columnheader", name="coder-one and coder-two")).to_be_visible()
    alphas = _api(page, "/review/agreement")
    assert alphas["items"]["status"] == 6
    assert alphas["fields"]["status"] is not None
    row = table.get_by_role("row", name="Status")
    expect(row).to_contain_text(f"{alphas['fields']['status']:.2f}".replace("-", "\N{MINUS SIGN}"))
    expect(row).to_contain_text("6 claims")


def _an_editor_decides(page: Page, id: str) -> None:
    """Where coders differ an editor sees both, and takes one back."""
    page.goto("/review?state=disputed")
    settled(page)
    log = page.get_by_role("region", name="Acts")
    expect(log).to_contain_text("coder-one")
    expect(log).to_contain_text("coder-two")
    log.get_by_role("button", name="Undo: accepted the claim").click()
    expect(log).to_contain_text("undone")
    assert _api(page, "/review/queue?state=disputed")["items"] == []
    assert _api(page, f"/claims/{id}")["review"]["by"] == ["coder-one"]


def _open(page: Page, id: str) -> None:
    page.goto(f"/review?claim={id}")
    expect(_panel(page)).to_be_visible()


def _panel(page: Page) -> Locator:
    return page.get_by_role("region", name="The claim")


def _api(page: Page, path: str) -> Any:
    answer = page.request.get(f"/api/v1{path}")
    assert answer.ok, answer.text()
    return answer.json()


def _post(page: Page, act: dict[str, Any]) -> None:
    origin = page.evaluate("location.origin")
    answer = page.request.post("/api/v1/review/acts", data=act, headers={"Origin": origin})
    assert answer.ok, answer.text()
