"""Take a picture of each page of the desk, light and dark: ``python -m tests.web.browser.screenshots [FOLDER]``."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.web.browser.addresses import PATTERNS, Addresses
from tests.web.browser.chromium import arguments, executable
from tests.web.browser.desks import Desk, sample_archive, signed_in
from tests.web.browser.served import ROOT, copied
from tests.web.browser.watching import Watch, settled
from whence.bench.desk.serving import serving

WIDTH, HEIGHT = 1280, 800
MOST_BYTES = 150_000
LOOKS = ("light", "dark")
_COLOURS = (256, 128, 64, 48, 32)
_NAMES = {"/": "overview", "/incidents/:id": "incident", "/reports/:id": "reader", "/compare/:one/:other": "compare"}


def main(folder: Path) -> None:
    """Serve the sample reports and take all pictures."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        given = sample_archive(Path(temporary, "sample"))
        found = executable()
        assert found is not None, "no Chromium is installed; apt-get install chromium"
        browser = playwright.chromium.launch(executable_path=found, args=arguments())
        with serving(copied(given, Path(temporary, "archive"))) as served:
            for name, picture in _pictures(browser, signed_in(browser, served)):
                folder.mkdir(parents=True, exist_ok=True)
                folder.joinpath(f"{name}.png").write_bytes(packed(picture))
                sys.stdout.write(f"{folder / name}.png\n")
        browser.close()


def _pictures(browser: Browser, desk: Desk) -> Iterator[tuple[str, bytes]]:
    for look in LOOKS:
        watch = Watch(desk.origin)
        context = desk.context(
            watch, color_scheme=look, viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
        )
        addresses = Addresses.of(context.request)
        for pattern in PATTERNS:
            page = context.new_page()
            page.goto(_address(pattern, addresses))
            settled(page)
            page.wait_for_timeout(800)  # what is drawn after it is loaded: the map, charts
            yield f"{_NAMES.get(pattern, pattern.strip('/'))}-{look}", page.screenshot()
            page.close()
        context.close()
        sys.stderr.writelines(f"{look}: {fault}\n" for fault in watch.faults)


def _address(pattern: str, addresses: Addresses) -> str:
    filled = addresses.fill(pattern)
    return f"{filled}?q=Palmyra" if pattern == "/search" else filled


def packed(picture: bytes) -> bytes:
    """Write a picture with as many colours as fit into the bytes that a page of the documentation can have."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in _COLOURS:
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/desk")
