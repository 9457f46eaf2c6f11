import logging
from collections.abc import Iterator

import pytest

from whence.clean.html import body_text, read_page

STORY = [
    "The army said on Monday that it had taken the eastern half of the town after two days of fighting there.",
    "Residents reached by telephone said that shells had hit the market, and that four people had been buried since.",
    "The rebels denied that they had left, and said that a column had been burned on the road to the south.",
    "Aid workers said that the hospital had no fuel, and that the roads out of the town had been closed for weeks.",
]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("trafilatura").setLevel(logging.NOTSET)


def _page(body: str = "".join(f"<p>{text}</p>" for text in STORY), head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Army takes town - Sample Herald</title>"
        f"<meta property='og:site_name' content='Sample Herald'>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        "<div class='cookie-banner'>We use cookies to improve your visit. <button>Accept all</button></div>"
        f"<main><article><h1>Army takes town</h1>{body}</article></main>"
        "<aside><h2>Related</h2><ul><li><a href='/1'>Another story</a></li></ul></aside>"
        "<footer>© 2016 Sample Herald. All rights reserved.</footer></body></html>"
    )


def test_the_story_is_found_and_the_rest_left() -> None:
    assert body_text(_page(), None).splitlines() == STORY


def test_metadata() -> None:
    head = "<meta property='article:published_time' content='2016-03-28T08:00:00Z'>"
    head += "<meta name='author' content='Sample Desk'>"
    page = read_page(_page(head=head), "https://herald.example/a")
    assert page is not None
    assert (page.title, page.site, page.author) == ("Army takes town", "Sample Herald", "Sample Desk")
    assert (str(page.published), page.url) == ("2016-03-28", "https://herald.example/a")


def test_a_date_in_the_story_is_not_the_publication_date() -> None:
    body = "".join(f"<p>On 3 April 2011, {text}</p>" for text in STORY)
    page = read_page(_page(body))
    assert page is not None
    assert page.published is None


def test_hidden_paragraphs_are_not_read() -> None:
    hidden = f"<p style='display: none'>{STORY[0]} SECRET</p><p hidden>SECRET {STORY[1]}</p>"
    assert "SECRET" not in body_text(_page("".join(f"<p>{text}</p>" for text in STORY) + hidden))


@pytest.mark.parametrize(
    "html", ["", "<html></html>", "<html><body><script>x()</script></body></html>", "<p></p>", "<", "\x00"]
)
def test_pages_without_text(html: str) -> None:
    assert read_page(html) is None
    assert body_text(html) == ""


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + "".join(f"<p>{text}</p>" for text in STORY),
        "<b>" * 50_000 + "x",
        f"<p title='{'a' * 500_000}'>{STORY[0]}</p>",
        "<!--" + "-" * 500_000 + "-->",
        "<" * 200_000,
        "&amp;" * 100_000,
        "<p>a" * 150_000,
        "<p>&#0;&#x110000;&#xd800;</p>",
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script>",
    ],
)
def test_hostile_pages_neither_crash_nor_hang(body: str) -> None:
    page = read_page(_page(body))
    assert page is None or isinstance(page.text, str)


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY a{n} '{('&a%s;' % (n - 1 if n else '')) * 10}'>" for n in range(20)
    )
    page = read_page(f"{bomb}]><html><body><p>&a19; {STORY[0]}</p><p>{STORY[1]}</p></body></html>")
    assert page is None or len(page.text) < 2_000
