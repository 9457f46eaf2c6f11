import pytest

from whence.clean.origin import origin_line


@pytest.mark.parametrize(
    ("text", "publisher", "date", "url"),
    [
        ("The original source of this article is Sample Wire", "Sample Wire", None, None),
        ("The original source of this article is <u>Sample Front</u> © Sample", "Sample Front", None, None),
        ("This article was originally published by The Herald on 3 April 2019.", "The Herald", "3 April 2019", None),
        ("This story first appeared in Sample Monitor.", "Sample Monitor", None, None),
        ("(Republished with permission from Sample Wire.)", "Sample Wire", None, None),
        ("Reprinted from **Wire**, 2019-04-03: https://w.example/a.", "Wire", "2019-04-03", "https://w.example/a"),
        ("Source: Sample Wire", "Sample Wire", None, None),
        ("Originally published at Sample Wire (https://wire.example/b)", "Sample Wire", None, "https://wire.example/b"),
    ],
)  # fmt: skip
def test_lines_that_name_an_origin(text: str, publisher: str, date: str | None, url: str | None) -> None:
    found = origin_line(text)
    assert found is not None
    assert (found.publisher, found.date, found.url) == (publisher, date, url)
    assert text[found.begin : found.end].strip(" (") == text[found.begin : found.end]
    assert text[found.begin : found.end].rstrip("*").endswith(publisher)


@pytest.mark.parametrize(
    "text",
    ["Source: news agencies", "Source: https://wire.example/a", "They were first published on our site", "It left.",
     "This article was originally published by", "Source: " + "a b " * 60, "source: the army"],
)  # fmt: skip
def test_lines_that_name_none(text: str) -> None:
    assert origin_line(text) is None
