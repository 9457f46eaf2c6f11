"""The whole way of an analyst, by mouse and again by keyboard alone.

Find an incident on the map, see the conflict between two tolls, open the words, correct a field by selecting words,
merge a duplicate, undo that, export GeoJSON and open it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import geopandas
from playwright.sync_api import Download, Locator, Page, expect
from shapely.geometry import Point

from tests.web.browser.watching import settled

TITLE = "Shelling of the city near Sarajevo"
DUPLICATE = "shelling of the Bosnian capital"


def test_by_mouse(own_page: Page, tmp_path: Path) -> None:
    page = own_page
    _find_on_the_map_by_mouse(page)
    _see_the_conflict(page)
    page.get_by_role("region", name="Who says what").get_by_role("button", name="conflicts").filter(
        has_text="66"
    ).click()
    words = page.get_by_role("complementary", name="deaths")
    expect(words.get_by_role("blockquote")).to_contain_text("A mortar shell killed 66 people")
    words.get_by_role("link", name="Read it in the text").click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Shell kills 66 in Sarajevo market, police say")
    _correct_by_mouse(page)
    _merge_by_mouse(page)
    page.get_by_role("link", name="Overview").click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
        _export(page).get_by_role("button", name="Save the file").click()
    _opens(download.value, tmp_path)


def _find_on_the_map_by_mouse(page: Page) -> None:
    page.goto("/")
    settled(page)
    page.get_by_role("region", name="In conflict").get_by_role("checkbox", name="toll").check()
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("1 incident")
    page.get_by_role("button", name="List", exact=True).click()
    page.get_by_role("region", name="Places in view").get_by_role("button", name="Sarajevo").click()
    here = page.get_by_role("region", name="Sarajevo")
    here.get_by_role("button", name="Closer").click()
    here.get_by_role("button", name="Close", exact=True).click()
    expect(here).to_have_count(0)
    # Closer has put the mark into the middle of the map.
    frame = page.get_by_role("region", name="Map of incidents").locator(".map-frame").bounding_box()
    assert frame is not None
    for _ in range(20):  # until the map has drawn it: without a GPU that takes its time
        page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
        page.wait_for_timeout(500)
        if here.count():
            break
    here.get_by_role("link", name=TITLE).click()
    settled(page)


def _see_the_conflict(page: Page) -> None:
    """Two tolls stand against each other, told in words and signs."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    killed = page.get_by_role("region", name="What stands for all").get_by_role("row", name="killed 66 (66 to 68)")
    expect(killed.get_by_role("button", name="66")).to_be_visible()
    expect(killed.get_by_role("button", name="68")).to_be_visible()
    expect(killed).to_contain_text("conflict")
    expect(killed).to_contain_text("≠")


def _correct_by_mouse(page: Page) -> None:
    """Say with a word of the text where it was; a double click on a word of the claim itself takes it, and no more."""
    page.get_by_text("Judge or correct it").click()
    claim = page.get_by_role("region", name="The claim")
    claim.get_by_role("button", name="Correct: Place").click()
    text, taken = page.get_by_role("article", name="Text of the report"), claim.get_by_role("list", name="Words taken")
    left, right, y = _where(text, "at the ", "Markale")
    page.mouse.move(left, y)
    page.mouse.down()
    page.mouse.move(right, y, steps=8)
    page.mouse.up()
    expect(taken).to_contain_text("Markale")
    chosen = page.url
    left, right, y = _where(text, "Markale market in ", "Sarajevo")
    page.mouse.dblclick((left + right) / 2, y)
    expect(taken).to_contain_text("Sarajevo")
    expect(taken).not_to_contain_text("Markale")
    assert page.url == chosen, "the double click chose another claim, or none"
    claim.get_by_role("radio", name="Sarajevo Canton").check()
    claim.get_by_role("button", name="Send the correction").click()
    expect(claim.get_by_role("status").last).to_contain_text("Place corrected")
    expect(claim).to_contain_text("corrected by you")


def _where(text: Locator, before: str, words: str) -> tuple[float, float, float]:
    """Find where words begin and end on the screen, and at which height."""
    left, right, y = text.evaluate(
        """(text, [before, words]) => {
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(before + words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at + before.length);
            range.setEnd(node, at + before.length + words.length);
            const box = range.getBoundingClientRect();
            return [box.left + 1, box.right - 1, box.top + box.height / 2];
          }
          throw new Error(`“${before}${words}” is nowhere`);
        }""",
        [before, words],
    )
    return left, right, y


def _merge_by_mouse(page: Page) -> None:
    page.get_by_role("link", name="Its incident").first.click()
    settled(page)
    region = page.get_by_role("region", name="Merge and split")
    region.get_by_role("button", name="Merge with another incident").click()
    form = region.get_by_role("form", name="Merge with another incident")
    form.get_by_role("searchbox").fill("Bosnian capital")
    form.get_by_role("button", name="Look up").click()
    form.get_by_role("radio", name=DUPLICATE).check()
    form.get_by_role("textbox", name="Why").fill("the same shell, of the same Saturday")
    form.get_by_role("button", name="Keep the verdict").click()
    expect(page.get_by_role("main")).to_contain_text("4 articles")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("main")).to_contain_text("3 articles")


def test_by_keyboard_alone(own_page: Page, tmp_path: Path) -> None:
    page = own_page
    _find_on_the_map_by_keyboard(page)
    _see_the_conflict(page)
    _open_the_words_by_keyboard(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Shell kills 66 in Sarajevo market, police say")
    _correct_by_keyboard(page)
    _merge_by_keyboard(page)
    page.keyboard.press("g")
    page.keyboard.press("o")
    settled(page)
    page.keyboard.press("e")
    with page.expect_download() as download:
        _export_by_keyboard(page)
    _opens(download.value, tmp_path)


def _tab(page: Page, to: Locator, most: int = 150) -> None:
    """Press Tab until something has the focus."""
    to.wait_for()
    for _ in range(most):
        page.keyboard.press("Tab")
        if to.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{to} is not reached by {most} times Tab")


def _arrow(page: Page, key: str, seen: str, most: int = 60) -> None:
    """Press an arrow until the focused element, or the selection, has some words."""
    for _ in range(most):
        words = page.evaluate("getSelection().toString() || document.activeElement.textContent")
        if re.search(seen, words):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to “{seen}”, but to “{words[-200:]}”")


def _find_on_the_map_by_keyboard(page: Page) -> None:
    page.goto("/")
    settled(page)
    _tab(page, page.get_by_role("region", name="In conflict").get_by_role("checkbox", name="toll"))
    page.keyboard.press("Space")
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("1 incident")
    page.keyboard.press("m")
    _tab(page, page.get_by_role("button", name="List", exact=True))
    page.keyboard.press("Enter")
    _tab(page, page.get_by_role("region", name="Places in view").get_by_role("button", name="Sarajevo"))
    page.keyboard.press("Enter")
    _tab(page, page.get_by_role("region", name="Sarajevo").get_by_role("link", name=TITLE))
    page.keyboard.press("Enter")
    settled(page)


def _open_the_words_by_keyboard(page: Page) -> None:
    matrix = page.get_by_role("region", name="Who says what").get_by_role("table")
    _tab(page, matrix.get_by_role("button").first)
    _arrow(page, "ArrowRight", "conflicts.*66$")
    page.keyboard.press("Enter")
    words = page.get_by_role("complementary", name="deaths")
    expect(words.get_by_role("blockquote")).to_contain_text("A mortar shell killed 66 people")
    _tab(page, words.get_by_role("link", name="Read it in the text"))
    page.keyboard.press("Enter")
    settled(page)


def _correct_by_keyboard(page: Page) -> None:
    _tab(page, page.get_by_text("Judge or correct it"))
    page.keyboard.press("Enter")
    claim = page.get_by_role("region", name="The claim")
    expect(claim).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.press("p")
    expect(claim.get_by_role("form", name="Correct: Place")).to_be_visible()
    expect(page.get_by_role("article", name="Text of the report")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    _arrow(page, "ArrowRight", "Markale")
    _arrow(page, "ArrowRight", "Sarajevo")
    page.keyboard.press("Enter")
    expect(claim.get_by_role("list", name="Words taken")).to_contain_text("Sarajevo")
    canton = claim.get_by_role("radio", name="Sarajevo Canton")
    _tab(page, claim.get_by_role("radio").first)
    for _ in range(8):
        if canton.is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(canton).to_be_checked()
    _tab(page, claim.get_by_role("button", name="Send the correction"))
    page.keyboard.press("Enter")
    expect(claim.get_by_role("status").last).to_contain_text("Place corrected")
    expect(claim).to_contain_text("corrected by you")


def _merge_by_keyboard(page: Page) -> None:
    _tab(page, page.get_by_role("link", name="Its incident").first)
    page.keyboard.press("Enter")
    settled(page)
    region = page.get_by_role("region", name="Merge and split")
    _tab(page, region.get_by_role("button", name="Merge with another incident"), most=400)
    page.keyboard.press("Enter")
    form = region.get_by_role("form", name="Merge with another incident")
    if not form.get_by_role("searchbox").evaluate("(element) => element === document.activeElement"):
        _tab(page, form.get_by_role("searchbox"))
    page.keyboard.type("Bosnian capital")
    page.keyboard.press("Enter")
    _tab(page, form.get_by_role("radio", name=DUPLICATE))
    page.keyboard.press("Space")
    _tab(page, form.get_by_role("textbox", name="Why"))
    page.keyboard.type("the same shell, of the same Saturday")
    _tab(page, form.get_by_role("button", name="Keep the verdict"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("4 articles")
    _tab(page, page.get_by_role("button", name="Undo").first, most=400)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("3 articles")


def _export_by_keyboard(page: Page) -> None:
    dialogue = page.get_by_role("dialog")
    _tab(page, dialogue.get_by_role("radio").first)
    for _ in range(20):
        if dialogue.get_by_role("radio", name="geojson").is_checked():
            break
        page.keyboard.press("ArrowDown")
    _tab(page, dialogue.get_by_role("checkbox", name="A table of the claims beside it"))
    page.keyboard.press("Space")
    _tab(page, dialogue.get_by_role("button", name="Save the file"))
    page.keyboard.press("Enter")


def _export(page: Page) -> Locator:
    dialogue = page.get_by_role("dialog")
    dialogue.get_by_role("radio", name="geojson").check()
    dialogue.get_by_role("checkbox", name="A table of the claims beside it").uncheck()
    return dialogue


def _opens(download: Download, folder: Path) -> None:
    """The file is GeoJSON; the incident lies where the corrected claim puts it, with both tolls."""
    path = folder / download.suggested_filename
    download.save_as(path)
    layer = geopandas.read_file(path)
    (row,) = (row for _, row in layer.iterrows() if row["title"].startswith("shelling of the city"))
    assert row["place"] == "Sarajevo Canton"
    assert (row["deaths_low"], row["deaths_high"]) == (66, 68)
    assert row["geometry"].distance(Point(18.4, 43.85)) < 0.5
    collection = json.loads(path.read_text("utf-8"))
    assert len(collection["features"]) == len(layer) > 100
