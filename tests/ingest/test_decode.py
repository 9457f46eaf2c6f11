import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest.decode import decode
from whence.ingest.raw import raw_of
from whence.model.errors import InputError, UndecodableInput
from whence.model.raw import Raw

TEXT = "The mayor said: “Nobody was hurt” – and the café reopened in Şırnak’s centre."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_need_no_label(codec: str) -> None:
    decoded = decode(TEXT.encode(codec), name="x")
    assert decoded.text == TEXT
    assert decoded.rejections == ()


def test_windows_1252_is_read_and_the_guess_recorded() -> None:
    text = "The mayor said: “Nobody was hurt” – and the café reopened."
    decoded = decode(text.encode("cp1252"), name="x")
    assert decoded.text == text
    assert "guess" in decoded.rejections[0].reason


def test_a_page_declares_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Обстрел города</body></html>'
    assert decode(page.encode("cp1251"), name="x", html=True).text == page


def test_latin_1_means_what_browsers_take_it_for() -> None:
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“Yes”</p>'
    assert decode(page.encode("cp1252"), name="x", html=True).text == page


def test_a_label_that_breaks_gives_way_to_utf_8() -> None:
    page = '<html><meta charset="ascii"><p>Deir ez-Zor – “quiet”</p>' + "ü" * 4
    assert "ü" in decode(page.encode("utf-8"), name="x", declared="utf-16", html=True).text


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "punycode", "rot13", "zlib", "no-such", "idna"])
def test_codecs_that_hide_text_are_not_obeyed(label: str) -> None:
    assert decode(b"plain \\u0041 +AEE-", name="x", declared=label).text == "plain \\u0041 +AEE-"


def test_a_scratch_in_utf_8_is_kept_and_recorded() -> None:
    content = (TEXT * 20).encode() + b"\xff" + (TEXT * 20).encode()
    decoded = decode(content, name="x")
    assert decoded.text.count("\ufffd") == 1
    assert "1 characters" in decoded.rejections[0].reason


def test_noise_is_refused() -> None:
    noise = bytes((i * 7919 + 13) % 128 + 128 for i in range(4000))
    with pytest.raises(UndecodableInput, match="no encoding"):
        decode(noise, name="x")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_text_in_utf_8_comes_back_or_is_refused_with_a_reason(text: str) -> None:
    try:
        raw = raw_of(text.encode(), name="x")
    except InputError as error:
        assert str(error).startswith("x: ")  # noqa: PT017 - either outcome is right, neither may be silent
    else:
        assert raw.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        assert isinstance(raw_of(content, name="x"), Raw)
    except InputError as error:
        assert str(error).startswith("x: ")  # noqa: PT017
