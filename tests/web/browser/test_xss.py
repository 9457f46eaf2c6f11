"""Words of strangers stay words: every payload on every page that can show it, and nothing runs or asks elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.web.browser.addresses import MAPS
from tests.web.browser.desks import Desk, signed_in
from tests.web.browser.watching import Watch, settled
from tests.web.browser.xss.canary import Canary
from tests.web.browser.xss.grammar import payloads
from tests.web.browser.xss.planted import plant
from whence.bench.desk.serving import serving

pytestmark = pytest.mark.slow
PAYLOADS = payloads()
_GO = "(address) => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }"
_CALL = """
async ([method, path, body]) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.text() };
}
"""


def test_the_corpus_is_large_and_varied() -> None:
    assert len(PAYLOADS) >= 300
    assert len({payload.technique for payload in PAYLOADS}) >= 10
    assert len({payload.text for payload in PAYLOADS}) == len({payload.name for payload in PAYLOADS}) == len(PAYLOADS)
    running = [payload for payload in PAYLOADS if "__xss(" in payload.text]
    assert all(payload.name in payload.text for payload in running)


@dataclass
class Looking:
    """Somebody who looks at the planted archive, and what payloads did meanwhile."""

    page: Page
    watch: Watch
    canary: Canary
    made: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Go to a page without loading the desk anew, and look what became of it."""
        self.page.evaluate(_GO, address)
        self.look(address)

    def look(self, address: str) -> None:
        """Look what became of the page that is shown."""
        try:
            settled(self.page)
        except Error as error:
            raise AssertionError(f"{address[:300]} shows no page") from error
        self.made += [f"{address[:120]}: {each}" for each in self.canary.found(self.page)]

    def call(self, method: str, path: str, body: Any) -> dict[str, Any]:
        """Ask the API as the page itself does."""
        answer: dict[str, Any] = self.page.evaluate(_CALL, [method, f"/api/v1{path}", body])
        return answer

    def items(self, path: str) -> list[dict[str, Any]]:
        """Get all items of a list, page by page."""
        found: list[dict[str, Any]] = []
        sign, cursor = "&" if "?" in path else "?", ""
        while True:
            got = self.page.evaluate(
                "async (path) => (await fetch(path)).json()", f"/api/v1{path}{sign}limit=100{cursor}"
            )
            found += got["items"]
            if got["next"] is None:
                return found
            cursor = f"&cursor={quote(got['next'])}"

    def check(self) -> None:
        """Fail where anything got through."""
        assert not self.canary.fired, f"these ran: {sorted(set(self.canary.fired))}"
        assert not self.made, "\n".join(dict.fromkeys(self.made))
        self.watch.check()


@pytest.fixture(scope="module")
def planted(browser: Browser, built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("planted") / "archive"
    plant(folder)
    with serving(folder) as served:
        yield signed_in(browser, served)


@pytest.fixture
def looking(planted: Desk) -> Iterator[Looking]:
    watch, canary = Watch(planted.origin), Canary()
    context = planted.context(watch)
    canary.listen(context)
    page = context.new_page()
    page.goto("/keys")
    yield Looking(page, watch, canary)
    context.close()


_CARELESS = """
(payloads) => {
  for (const html of payloads) {
    const held = document.createElement("div");
    document.body.append(held);
    held.innerHTML = `<p title="${html}">${html}</p>`;
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentWindow.__xss = window.__xss;
    if (/^[\\s\\x01]*(java|vb|data|view|feed)/i.test(html)) frame.src = html;
    else {
      frame.contentDocument.open();
      frame.contentDocument.write(html);
      frame.contentDocument.close();
    }
  }
}
"""
"""What careless pages do with words of strangers."""


def test_the_canary_would_fire(planted: Desk) -> None:
    """On a page without defences payloads run, ask other hosts and become elements: so these tests can fail."""
    watch, canary = Watch(planted.origin), Canary()
    context = planted.browser.new_context()
    watch.follow(context)
    canary.listen(context)
    bare = f"{planted.origin}/bare"
    context.route(bare, lambda route: route.fulfill(status=200, content_type="text/html", body="<body>bare</body>"))
    made = 0
    for at in range(0, len(PAYLOADS), 20):
        page = context.new_page()
        page.goto(bare)
        try:
            page.evaluate(_CARELESS, [payload.text for payload in PAYLOADS[at : at + 20]])
            page.wait_for_timeout(200)
            made += len(canary.found(page))
        except Error:  # a payload took the page away
            made += 1
        page.close()
    context.close()
    assert len(set(canary.fired)) >= 60, sorted(set(canary.fired))
    assert len(set(watch.elsewhere())) >= 20, sorted(set(watch.elsewhere()))
    assert made >= 100


def test_the_policy_is_a_second_wall(looking: Looking) -> None:
    """Even what would get into a page does not run: the policy of the desk refuses it, and the watch hears of it."""
    looking.page.evaluate(
        """() => {
          const attempt = (act) => { try { act(); } catch { /* trusted types refuse it before the policy does */ } };
          const image = document.body.appendChild(document.createElement("img"));
          attempt(() => image.setAttribute("onerror", "__xss('policy')"));
          const made = (name) => document.body.appendChild(document.createElement(name));
          attempt(() => { made("div").innerHTML = "<img src=x onerror=__xss()>"; });
          attempt(() => { made("script").textContent = "__xss('policy')"; });
          image.setAttribute("src", "/nothing.png");
          document.body.appendChild(document.createElement("img")).src = "https://xss.example/far.gif";
          document.body.appendChild(document.createElement("iframe")).src = "/";
        }"""
    )
    looking.page.wait_for_timeout(500)
    assert looking.canary.fired == []
    told = "\n".join(looking.watch.faults)
    assert "CSP: img-src" in told
    assert "CSP: frame-src" in told
    assert "CSP: script-src" in told or "CSP: require-trusted-types-for" in told
    assert looking.canary.found(looking.page), "the probe overlooks elements"


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and len(text) < 1000


def _shown(page: Page, text: str) -> bool:
    words = "".join(text.split())
    return bool(page.evaluate("(words) => document.body.textContent.replace(/\\s+/g, '').includes(words)", words))


def test_reports(looking: Looking) -> None:
    """The reader shows title, outlet, text and readings of every report, as words."""
    reports = looking.items("/reports")
    assert len(reports) == len(PAYLOADS)
    lacking = []
    for report in reports:
        looking.go(f"/reports/{report['id']}")
        if _plain(report["title"] or "") and not _shown(looking.page, report["title"]):
            lacking.append(report["title"])
    assert not lacking, f"the reader does not show these titles: {lacking[:5]}"
    looking.check()


def test_incidents(looking: Looking) -> None:
    """The incident's page shows parties, places, speakers, weapons and outlets of every claim, as words."""
    incidents = looking.items("/incidents")
    assert len(incidents) == len(PAYLOADS)
    lacking = []
    for incident in incidents:
        looking.go(f"/incidents/{incident['id']}")
        title = incident["title"][:1].upper() + incident["title"][1:]
        if _plain(title) and not _shown(looking.page, title):
            lacking.append(title)
    assert not lacking, f"the incident's page does not show these titles: {lacking[:5]}"
    looking.check()


@pytest.mark.parametrize(
    "address",
    [*MAPS, "/reports", "/origins", "/actors", "/places", "/changes", "/review", "/archive", "/briefing"],
)
def test_lists(looking: Looking, address: str) -> None:
    looking.go(address)
    for _ in range(12):  # lists that go on
        more = looking.page.get_by_role("button", name="more")
        if not more.count() or not more.first.is_enabled():
            break
        more.first.click()
        looking.look(address)
    looking.check()


def test_searches(looking: Looking) -> None:
    """Whatever is searched for is shown back, with what was found."""
    for payload in PAYLOADS:
        looking.go(f"/search?q={quote(payload.text[:900])}")
    looking.check()


def test_addresses_of_the_desk(looking: Looking) -> None:
    """Payloads in paths, queries and fragments, where routes take ids, codes and words."""
    kinds = (
        "/?q={0}",
        "/incidents/{0}",
        "/reports/{0}?claim={0}&begin={0}",
        "/review?claim={0}#{0}",
        "/compare/{0}/{0}",
    )
    kinds += ("/keys?{0}#{0}", "/{0}", "/briefing?plover={0}&actor={0}", "/?plover={0}&place={0}&since={0}#{0}")
    for nth, payload in enumerate(PAYLOADS):
        for kind in (kinds[nth % len(kinds)], kinds[(nth // len(kinds)) % len(kinds)]):
            looking.go(kind.format(quote(payload.text[:600], safe="")))
    looking.check()


def test_words_of_colleagues(looking: Looking) -> None:
    """Comments, reasons, judgements and names of views come back as words, on every page that shows them."""
    claims = looking.items("/claims")
    kept = 0
    for claim, payload in zip(claims, PAYLOADS, strict=False):
        for act in (
            {"kind": "comment", "claim": claim["id"], "why": payload.text[:4000]},
            {"kind": "reject", "claim": claim["id"], "why": payload.text[:4000]},
        ):
            answer = looking.call("POST", "/review/acts", act)
            assert answer["status"] < 500, answer
            kept += answer["status"] == 201
        view = {"name": payload.text[:120], "query": f"q={payload.text[:900]}", "shared": True}
        answer = looking.call("POST", "/views", view)
        assert answer["status"] < 500, answer
        kept += answer["status"] == 201
    assert kept > len(PAYLOADS), "hardly anything was kept, so nothing was shown"
    for one, other, payload in zip(claims[::2], claims[1::2], PAYLOADS, strict=False):
        verdict = {"verdict": "unsure", "one": one["id"], "other": other["id"], "why": payload.text}
        assert looking.call("POST", "/judgements", verdict)["status"] < 500
    for address in ("/", "/review", "/changes", "/archive"):
        looking.go(address)
    for claim in claims[::4]:
        looking.go(f"/review?claim={claim['id']}")
        looking.go(f"/reports/{claim['report_id']}?claim={claim['id']}")
    for incident in {claim["incident_id"] for claim in claims[1::8]} - {None}:
        looking.go(f"/incidents/{incident}")
    looking.check()


def test_answers_reflect_nothing(planted: Desk) -> None:
    """No answer of the server is a page with a payload in it, whatever is asked for."""
    context = planted.browser.new_context(base_url=planted.origin, storage_state=planted.state)
    for payload in PAYLOADS:
        asked = quote(payload.text[:500], safe="")
        for path in (f"/{asked}", f"/api/v1/{asked}", f"/api/v1/search?q={asked}", f"/api/v1/incidents/{asked}"):
            answer = context.request.get(path, max_redirects=0)
            assert answer.status < 500, f"{path}: {answer.status}"
            kind = answer.headers.get("content-type", "")
            assert answer.headers.get("x-content-type-options") == "nosniff", path
            if "html" in kind or "svg" in kind or "xml" in kind:
                assert payload.text not in answer.text() or len(payload.text) < 5, path
            elif "json" in kind:
                json.loads(answer.text())
    context.close()
