import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.links import read_link


@pytest.mark.parametrize(
    ("written", "base", "url"),
    [
        ("https://example.org/a", None, "https://example.org/a"),
        ("/b?x=1", "https://example.org/feed/", "https://example.org/b?x=1"),
        ("//example.org/c", "https://example.com/", "https://example.org/c"),
        (" https://example.org/a b ", None, "https://example.org/a%20b"),
        ("https://example.org/\nd", None, "https://example.org/d"),
    ],
)
def test_takes_links_to_pages(written: str, base: str | None, url: str) -> None:
    assert read_link(written, base).url == url


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "no link"),
        ("mailto:desk@example.org", "mailto:"),
        ("javascript:alert(1)", "javascript:"),
        ("file:///etc/passwd", "file:"),
        ("/relative", "no host"),
        ("https://", "no host"),
        ("https://user:secret@example.org/", "password"),
        ("https://[::1", "no address"),
        ("https://example.org:99999/", "no address"),
        ("https://example.org/\\x", "characters"),
        ("https://example.org/" + "a" * 5000, "longer"),
    ],
)
def test_says_why_a_link_leads_nowhere(written: str, why: str) -> None:
    link = read_link(written)
    assert link.url is None
    assert link.reason is not None
    assert why in link.reason


@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=60), st.just("https://example.org/x")))
def test_any_text_is_a_link_or_a_reason(text: str, base: str | None) -> None:
    link = read_link(text, base)
    assert (link.url is None) != (link.reason is None)
    assert link.url is None or link.url.startswith(("http://", "https://"))
