"""axe-core on every route, in light, in dark and from right to left: nothing serious, nothing critical."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.browser.addresses import MAPS, PATTERNS, Addresses
from tests.web.browser.conftest import OpenPage, lacking
from tests.web.browser.served import ROOT
from tests.web.browser.watching import settled

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
_GRAVE = {"serious", "critical"}
_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "right to left": {"color_scheme": "light"},
}


@pytest.fixture(scope="session")
def axe() -> str:
    """The script, as npm installed it for the front end's own tests."""
    if not AXE.is_file():
        lacking("axe-core is not installed", "run npm ci in frontend/")
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("pattern", [*PATTERNS, *MAPS])
def test_routes(pattern: str, look: str, open_page: OpenPage, addresses: Addresses, axe: str) -> None:
    # Only here the policy is set aside: axe is a script of ours that is put into the page.
    page = open_page(bypass_csp=True, reduced_motion="reduce", **LOOKS[look])
    page.goto(addresses.fill(pattern))
    settled(page)
    if look == "right to left":
        page.evaluate("document.documentElement.dir = 'rtl'")
    assert grave(page, axe) == []


def test_axe_finds_what_is_wrong(open_page: OpenPage, axe: str) -> None:
    """The control: a page with faults has findings."""
    page = open_page("/keys", bypass_csp=True)
    settled(page)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/favicon.svg><button></button>')"
    )
    assert {finding.split(":")[0] for finding in grave(page, axe)} >= {"image-alt", "button-name"}


def grave(page: Page, axe: str) -> list[str]:
    """List the serious and critical findings, each with the elements it is about."""
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", _OPTIONS)
    return [
        f"{found['id']}: {node['html'][:300]}\n  {node['failureSummary']}"
        for found in result["violations"]
        if found["impact"] in _GRAVE
        for node in found["nodes"]
    ]
