import io
import os
from pathlib import Path

import pytest

from reliability import seeds
from whence.ingest.files import load
from whence.ingest.limits import MAX_BYTES
from whence.model.errors import EmptyInput, InputError, UndecodableInput, UnreadableInput
from whence.model.raw import MAX_CHARS, Media


def _file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    return path


def test_text_and_page_are_told_apart(tmp_path: Path) -> None:
    assert load(_file(tmp_path, b"Shelling hit the town.\n")).media is Media.TEXT
    page = load(_file(tmp_path, b"\n<!DOCTYPE html><html><body><p>Shelling hit.</p></body></html>"))
    assert page.media is Media.HTML
    assert load(_file(tmp_path, b"<u>Sample Wire</u> reports shelling.")).media is Media.TEXT


def test_standard_input_is_read() -> None:
    raw = load("-", stdin=io.BytesIO(b"A patrol was hit."))
    assert (raw.text, raw.name) == ("A patrol was hit.", "-")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf \n", b"\xff\xfe"])
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"report\.txt"):
        load(_file(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 text", "a damaged PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"text with a \x00 in it", "NUL"),
        (b"\x01\x02\x03\x04\x05" * 40, "control"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
def test_binary_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UndecodableInput, match=said):
        load(_file(tmp_path, content))


def test_a_directory_a_missing_file_and_a_bad_path(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="a directory"):
        load(tmp_path)
    with pytest.raises(UnreadableInput, match="no such file"):
        load(tmp_path / "missing.txt")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        load("a\x00b")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        load("a" * 5000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = _file(tmp_path, b"text")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="no permission"):
        load(path)


def test_permission_error_is_worded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInput, match="no permission"):
        load(tmp_path / "report.txt")


def test_too_large_in_bytes_and_in_characters(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="20 MB"):
        load(_file(tmp_path, b"a" * (MAX_BYTES + 1)))
    with pytest.raises(UnreadableInput, match="2,000,000"):
        load(_file(tmp_path, b"word " * (MAX_CHARS // 5 + 1)))


@pytest.mark.parametrize("head", ['<?xml version="1.0"?><rss version="2.0">', '<feed xmlns="x">'])
def test_a_feed_is_not_a_report(tmp_path: Path, head: str) -> None:
    with pytest.raises(UnreadableInput, match="feed"):
        load(_file(tmp_path, head.encode()))


@pytest.mark.parametrize("content", [seeds.pdf([seeds.STORY]), seeds.mail(), seeds.docx(seeds.STORY)])
def test_documents_are_read_in_a_child_process(tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in ("pypdf.PdfReader", "whence.ingest.mail.message_from_bytes", "mammoth.extract_raw_text"):
        monkeypatch.setattr(reader, lambda *args, **options: pytest.fail("read in the program itself"))
    raw = load(_file(tmp_path, content))
    assert seeds.STORY[0] in raw.text
    assert (raw.content, raw.name) == (content, str(tmp_path / "report.txt"))


def test_a_bomb_is_named_by_the_file(tmp_path: Path) -> None:
    bomb = seeds.docx("<w:p>" * 900_000 + "</w:p>" * 900_000)
    with pytest.raises(InputError, match=r"report\.txt: "):
        load(_file(tmp_path, bomb))
