import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.fetching.urls import checked, joined
from whence.model.errors import RefusedUrl

REFUSED = [
    "file:///etc/passwd", "ftp://x.example/", "gopher://x.example", "unix:///run/x", "x.example/a", "http://", "https:///a",
    "javascript:1", "data:text/html,x", "http:x.example", "http://x.example/" + "a" * 3000,
    "http://u:p@x.example", "http://u@x.example", "http://@x.example", "http://x.example:80@127.0.0.1/",
    "http://127.0.0.1\\@x.example/", "http:\\\\127.0.0.1/", "http://x.example\\.127.0.0.1/",
    "http://[::1", "http://x\x00.example/", "http://127.0.0.1\t/", "http://x.example\n/", " http://x.example/",
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/",
    "http://127.0.0.1./", "http://0/", "http://0.0.0.0/", "http://1.2.3/", "http://x.127/", "http://300.1.1.1/",
    "http://127。0。0。1/", "http://１２７.0.0.1/", "http://127%2e0%2e0%2e1/", "http://①②⑦.0.0.1/",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[fe80::1%25lo]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[v1.x]/",
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/", "http://ⓛocalhost/",
    "http://printer/", "http://printer.local/", "http://a.internal/", "http://x..example/", "http://.example/",
    "http://x_.exa mple/", "http://x.example:22/", "http://x.example:0/", "http://x.example:-1/", "http://x.example:99999/",
    "http://x.example:80:80/", "http://x.example:http/",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_addresses_that_are_refused_as_written(url: str) -> None:
    with pytest.raises(RefusedUrl):
        checked(url)


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("http://news.example/a?b=c#d", "http://news.example/a?b=c"),
        ("HTTPS://News.Example./A", "https://news.example/A"),
        ("https://news.example:443/", "https://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://zeitung-münchen.example/ä", "https://xn--zeitung-mnchen-osb.example/%C3%A4"),
        ("http://a_b.news.example/?q=a\\b", "http://a_b.news.example/?q=a\\b"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://news.example/me@home", "http://news.example/me@home"),
    ],
)
def test_addresses_that_are_read(url: str, read: str) -> None:
    assert str(checked(url)) == read


def test_another_port_is_for_hosts_that_the_user_named() -> None:
    assert checked("http://news.example:8080/", {("news.example", 8080)}).port == 8080
    with pytest.raises(RefusedUrl, match="port 8081"):
        checked("http://news.example:8081/", {("news.example", 8080)})


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        ("/b", "https://news.example/b"),
        ("b", "https://news.example/a/b"),
        ("//other.example/c", "https://other.example/c"),
        (" http://other.example/ ", "http://other.example/"),
        ("?p=2", "https://news.example/a/?p=2"),
        ("/with blank", "https://news.example/with%20blank"),
        ("", "https://news.example/a/"),
    ],
)
def test_where_a_redirect_leads(location: str, leads: str) -> None:
    assert str(joined(httpx.URL("https://news.example/a/"), location)) == leads


@pytest.mark.parametrize(
    "location",
    ["//127.0.0.1/", "\\\\127.0.0.1\\", "/\\127.0.0.1", "http:///127.0.0.1/", "file:///x", "http://localhost:80/",
     "//[::1", "java\tscript:1", "http://u@x.example/", "//x.example:8080/"],
)  # fmt: skip
def test_redirects_that_are_refused(location: str) -> None:
    with pytest.raises(RefusedUrl):
        joined(httpx.URL("https://news.example/a/"), location)


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://news.example{text}"):
        try:
            found = checked(url)
        except RefusedUrl:
            continue
        assert found.scheme in ("http", "https")
        assert not found.userinfo
        assert not found.fragment
        assert checked(str(found)) == found


@given(st.text(max_size=40))
def test_any_text_in_a_redirect_leads_somewhere_or_is_refused(text: str) -> None:
    try:
        found = joined(httpx.URL("http://news.example/"), text)
    except RefusedUrl:
        return
    assert checked(str(found)) == found


@given(st.integers(0, 2**32 - 1), st.sampled_from("dxo"))
def test_numbers_are_no_hosts(number: int, base: str) -> None:
    text = {"d": str(number), "x": f"0x{number:x}", "o": f"0{number:o}"}[base]
    with pytest.raises(RefusedUrl):
        checked(f"http://{text}/")
