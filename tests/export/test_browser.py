"""The page in a real browser, where there is one."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.factories import Draft
from whence.export.html import page
from whence.model.reading import Reading
from whence.model.vocabulary import Status

_BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
pytestmark = [
    pytest.mark.skipif(not _BROWSER, reason="no Chromium on this machine"),
    pytest.mark.slow,
]
_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=2000",
]
_HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def _opened(reading: Reading, folder: Path, fragment: str = "") -> tuple[str, str]:
    """Open a reading's page and return the document as scripts left it, and what the browser logged."""
    file = folder / "page.html"
    file.write_text(page(reading), encoding="utf-8")
    command = [_BROWSER, *_QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom", f"file://{file}{fragment}"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode(), done.stderr.decode()


def _two_claims(words: str) -> Reading:
    draft = Draft(f"The army attacked {words} Aleppo on Sunday. It may withdraw.", title=words)
    draft.claim("attacked", by="The army", at="Aleppo", when="Sunday")
    draft.claim("withdraw", "RETREAT", status=Status.POSSIBLE)
    return draft.reading()


def test_the_script_runs_under_the_policy_and_lights_the_claim_that_was_asked_for(tmp_path: Path) -> None:
    dom, log = _opened(_two_claims("near"), tmp_path, "#claim-1")
    assert '<form class="filters" aria-label' in dom  # the script has shown it
    assert re.search(r'<li class="card happened active" id="claim-1"', dom)
    lit = [html.unescape(words) for words in re.findall(r'class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)<', dom)]
    assert "attacked" in lit
    assert "Aleppo" in lit
    assert "Content Security Policy" not in log


def test_a_hostile_report_runs_nothing(tmp_path: Path) -> None:
    dom, _ = _opened(_two_claims(_HOSTILE), tmp_path)
    title = re.search("<title>(.*?)</title>", dom, re.DOTALL)
    assert title
    assert html.unescape(title[1]).startswith("</script>")
    assert dom.count("<script>") == 1
    assert "<img" not in dom
