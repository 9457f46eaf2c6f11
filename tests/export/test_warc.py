import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from whence.export.warc import write_warc
from whence.ingest.container import Within
from whence.ingest.warc import read_warc
from whence.model.archive import Version, derived_id
from whence.model.item import Capture, Item, Via

AT = datetime(2016, 3, 27, 10, 15, 0, 250_000, tzinfo=UTC)
URL = "https://herald.example.org/palmyra"
HTML = b"<p>Government forces retook Palmyra.</p>"


def version(content: bytes, mime: str = "text/html", at: datetime = AT, **capture: object) -> tuple[Version, bytes]:
    got = Capture(at, Via.FETCH, "place", **capture)  # type: ignore[arg-type]
    sha256 = hashlib.sha256(content).hexdigest()
    name = derived_id("test", sha256, repr(got))
    return Version(name, "r" * 32, 1, sha256, len(content), mime, got, None, None, None, None, AT), content


def fetched(
    content: bytes = HTML, headers: Sequence[tuple[str, str]] = (("Content-Type", "text/html"),)
) -> tuple[Version, bytes]:
    return version(content, url=URL, status=200, headers=tuple(headers))


def written(*versions: tuple[Version, bytes], **options: object) -> bytes:
    out = io.BytesIO()
    assert write_warc(out, versions, **options) == len(versions)  # type: ignore[arg-type]
    return out.getvalue()


def read(content: bytes) -> list[Item]:
    found = read_warc(io.BytesIO(content), Within("x.warc.gz", AT, AT.date()))
    return [each for each in found if isinstance(each, Item)]


def checked(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    command = [sys.executable, "-W", "error", "-m", "warcio.cli", "check", "-v", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert "digest pass" in done.stdout
    assert "no digest" not in done.stdout


def test_what_was_fetched_comes_back(tmp_path: Path) -> None:
    content = written(fetched())
    (item,) = read(content)
    assert (item.content, item.hints.url, item.capture.at, item.capture.status) == (HTML, URL, AT, 200)
    assert item.capture.headers == (("Content-Type", "text/html"), ("Content-Length", str(len(HTML))))
    assert item.notes == ()
    checked(content, tmp_path / "out.warc.gz")


def test_headers_that_no_longer_hold_are_kept_under_another_name() -> None:
    sent = [
        ("Content-Encoding", "gzip"),
        ("content-length", "12"),
        ("Transfer-Encoding", "chunked"),
        ("X-A", "b\r\nX-C: d"),
    ]
    (item,) = read(written(fetched(headers=sent)))
    assert item.content == HTML
    assert item.capture.headers == (
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-content-length", "12"),
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("X-A", "b X-C: d"),
        ("Content-Length", str(len(HTML))),
    )
    again = written(version(HTML, url=URL, status=200, headers=item.capture.headers))
    assert read(again)[0].capture.headers == item.capture.headers


def test_what_was_not_fetched_is_a_resource(tmp_path: Path) -> None:
    pdf, row = version(b"%PDF-1.7", "application/pdf"), version(b"Saigon fell.", "text/plain")
    content = written(pdf, row, address=lambda each: URL if each.mime == "text/plain" else None)
    first, second = read(content)
    assert (first.content, first.mime, first.hints.url) == (b"%PDF-1.7", "application/pdf", None)
    assert (second.content, second.mime, second.hints.url) == (b"Saigon fell.", "text/plain", URL)
    checked(content, tmp_path / "out.warc.gz")
    targets = [record.rec_headers.get_header("WARC-Target-URI") for record in ArchiveIterator(io.BytesIO(content))]
    assert targets == [None, f"urn:x-whence:version:{pdf[0].id}", URL]


def test_rows_of_tables_come_back_by_the_usual_names_of_their_columns() -> None:
    kept = version(b'{"title": "Saigon", "body": "Saigon fell.", "url": "https://e.org/row"}', "application/json")
    named, unknown = (
        version(kept[1], "application/json", url=URL),
        version(b'{"a": "Saigon fell."}', "application/json"),
    )
    first, second = read(written(kept, named, unknown))
    assert (first.content, first.text, first.hints.title, first.hints.url) == (
        kept[1],
        "Saigon fell.",
        "Saigon",
        "https://e.org/row",
    )
    assert second.hints.url == URL


def test_readings_refer_to_their_page(tmp_path: Path) -> None:
    coded = json.dumps({"schema": "whence.reading/1", "title": "Δ"}, ensure_ascii=False)
    content = written(
        fetched(), version(b"x", "text/plain"), reading=lambda each: coded if each.mime == "text/html" else None
    )
    kinds, identifiers, refers = [], [], []
    for record in ArchiveIterator(io.BytesIO(content)):
        kinds.append(record.rec_type)
        identifiers.append(record.rec_headers.get_header("WARC-Record-ID"))
        refers.append(record.rec_headers.get_header("WARC-Refers-To"))
        if record.rec_type == "metadata":
            assert json.loads(record.content_stream().read()) == json.loads(coded)
    assert kinds == ["warcinfo", "response", "metadata", "resource"]
    assert refers == [None, None, identifiers[1], None]
    assert len(set(identifiers)) == 4
    checked(content, tmp_path / "out.warc.gz")


def test_the_same_versions_give_the_same_bytes() -> None:
    assert written(fetched(), fetched(b"other")) == written(fetched(), fetched(b"other"))


def test_nothing_is_written_of_nothing() -> None:
    assert written() == b""


def test_it_streams() -> None:
    out = io.BytesIO()
    sizes = []

    def versions():
        for number in range(3):
            sizes.append(out.tell())
            yield fetched(b"x" * 1000 + bytes([number]))

    write_warc(out, versions())
    assert 0 == sizes[0] < sizes[1] < sizes[2]


TEXTS = st.text(max_size=30)


@given(
    st.lists(
        st.tuples(
            st.binary(min_size=1, max_size=300),
            st.booleans(),
            st.lists(st.tuples(TEXTS, TEXTS), max_size=4),
            st.datetimes(datetime(1990, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),
        ),
        max_size=5,
    )
)
@settings(deadline=None)
def test_any_versions_come_back(made: list[tuple[bytes, bool, list[tuple[str, str]], datetime]]) -> None:
    versions = []
    for number, (content, online, headers, at) in enumerate(made):
        url = f"https://e.org/{number}" if online else None
        status = 200 if online else None
        # what the server called it is ours to choose here: any other type would be passed over
        sent = (
            tuple((name, value) for name, value in headers if name.strip().lower() != "content-type") if online else ()
        )
        versions.append(version(content, "text/plain", at, url=url, status=status, headers=sent))
    found = read(written(*versions))
    assert [(item.content, item.hints.url, item.capture.at, item.notes) for item in found] == [
        (content, each.capture.url, each.capture.at, ()) for each, content in versions
    ]
    for record in ArchiveIterator(io.BytesIO(written(*versions)), check_digests="raise"):
        record.content_stream().read()
