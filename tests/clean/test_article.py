from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean import article, text_article
from whence.model.dates import PartialDate
from whence.model.errors import EmptyInput, UnreadableInput
from whence.model.raw import MAX_CHARS, Media, Raw
from whence.model.reading import Article
from whence.model.vocabulary import DateFound

TODAY = date(2026, 11, 23)
STORY = "The army said on Monday that it had taken the eastern half of the town. Four people were killed."
SECOND = "The rebels denied it. They said that a column of lorries had been burned on the road to the south."

SYNDICATED = "\n\n".join(
    [
        "Army Takes Half of the Town",
        "By Sample Front",
        "Sample Review, April 04, 2019",
        "Sample Front 3 April 2019",
        "Region: Europe",
        "In-depth Report: **BOSNIA**",
        STORY,
        SECOND,
        "Note to readers: please click the share buttons below.",
        "The original source of this article is <u>Sample Front</u> Copyright © <u>Sample Front</u>, 2019",
        "Articles by: Sample Front",
        "Disclaimer: The contents of this article are of sole responsibility of the author(s).",
        "For media inquiries: press@review.example",
    ]
)


def _read(text: str, media: Media = Media.TEXT, published: PartialDate | None = None) -> Article:
    return article(Raw(text.encode(), text, media, "report"), published=published, today=TODAY)


def _sentences(found: Article) -> list[str]:
    return [sentence.text for sentence in found.document.sentences]


def test_a_syndicated_text() -> None:
    found = _read(SYNDICATED)
    report = found.report
    assert (report.title, report.byline, report.publisher) == (
        "Army Takes Half of the Town",
        "Sample Front",
        "Sample Review",
    )
    assert report.published is not None
    assert (str(report.published.date), report.published.found) == ("2019-04-04", DateFound.TEXT)
    assert report.published.evidence is not None
    assert report.published.evidence.text == "Sample Review, April 04, 2019"
    assert report.origin is not None
    assert (report.origin.publisher, str(report.origin.published)) == ("Sample Front", "2019-04-03")
    assert report.language == "en"
    assert _sentences(found) == [
        *STORY.replace("town. ", "town.|").split("|"),
        *SECOND.replace("it. ", "it.|").split("|"),
    ]
    assert {part.kind.value for part in found.document.boilerplate} >= {
        "title", "byline", "dateline", "theme", "share", "origin", "disclaimer", "contact",
    }  # fmt: skip


def test_a_wires_dateline_gives_date_and_origin_and_is_no_sentence() -> None:
    found = _read(f"Army takes town\n\nSARAJEVO, 5 Feb 1994 (Sample Wire) -- {STORY}\n\n{SECOND}")
    assert _sentences(found)[0].startswith("The army said")
    assert found.report.published is not None
    assert str(found.report.published.date) == "1994-02-05"
    assert found.report.origin is not None
    assert found.report.origin.publisher == "Sample Wire"
    assert found.report.publisher is None


def test_an_outlets_own_credit_is_no_reprint() -> None:
    found = _read(f"Army takes town\n\nSample Wire, 5 February 1994\n\nSARAJEVO (Sample Wire) -- {STORY}\n\n{SECOND}")
    assert found.report.publisher == "Sample Wire"
    assert found.report.origin is None


def test_a_dateline_without_a_year_gives_no_date() -> None:
    found = _read(f"SARAJEVO, Feb. 5 (Sample Wire) -- {STORY}\n\n{SECOND}")
    assert found.report.published is None


def test_the_given_date_goes_first() -> None:
    found = _read(SYNDICATED, published=PartialDate(2019, 4, 5))
    assert found.report.published is not None
    assert (str(found.report.published.date), found.report.published.found) == ("2019-04-05", DateFound.GIVEN)


@pytest.mark.parametrize("line", ["Sample Review, April 4, 2091", "Sample Review, April 4, 1819"])
def test_an_implausible_date_is_refused_with_its_words(line: str) -> None:
    found = _read(f"Army takes town\n\n{line}\n\n{STORY}\n\n{SECOND}")
    assert found.report.published is None
    (refused,) = found.rejections
    assert refused.span is not None
    assert refused.span.text == line
    assert "refused" in refused.reason


def test_an_updated_line_yields_to_a_published_line() -> None:
    found = _read(f"Army takes town\n\nUpdated: 6 April 2019\n\nPublished: 4 April 2019\n\n{STORY}\n\n{SECOND}")
    assert found.report.published is not None
    assert str(found.report.published.date) == "2019-04-04"


def test_a_bare_paragraph_is_all_story() -> None:
    for text in (STORY, "Four killed", "Donate blood now."):
        found = text_article(text)
        assert found.document.boilerplate == ()
        assert " ".join(_sentences(found)) == text


def test_a_corpus_text_can_be_read_as_all_story() -> None:
    found = text_article(SYNDICATED, all_story=True)
    assert found.document.boilerplate == ()
    assert _sentences(found)[0] == "Army Takes Half of the Town"


def test_another_language_is_named_and_not_read() -> None:
    text = "El ejército dijo el lunes que había tomado la ciudad y que cuatro de sus hombres murieron en los combates."
    found = _read(text)
    assert (found.report.language, found.document.sentences) == ("es", ())
    assert "only English" in found.rejections[-1].reason


def test_a_page() -> None:
    story = "".join(f"<p>{text}</p>" for text in (STORY, SECOND, STORY.replace("Four", "Five")))
    html = (
        "<!doctype html><html><head><title>Army takes town | Sample Herald</title>"
        "<meta property='og:site_name' content='Sample Herald'>"
        "<meta property='article:published_time' content='2016-03-28'></head>"
        f"<body><article><h1>Army takes town</h1>{story}</article></body></html>"
    )
    found = _read(html, Media.HTML)
    assert (found.report.title, found.report.publisher) == ("Army takes town", "Sample Herald")
    assert found.report.published is not None
    assert found.report.published.found is DateFound.METADATA
    assert _sentences(found)[-1].startswith("Five people") or "Five people were killed." in _sentences(found)


@pytest.mark.parametrize(("text", "media"), [("<html><body></body></html>", Media.HTML), ("\u200b \ufeff", Media.TEXT)])
def test_nothing_to_read(text: str, media: Media) -> None:
    with pytest.raises(EmptyInput, match="report: "):
        _read(text, media)


def test_more_text_than_a_report_has() -> None:
    with pytest.raises(UnreadableInput, match="split it"):
        _read("a" * (MAX_CHARS + 1))


def test_a_blank_text_is_empty() -> None:
    with pytest.raises(EmptyInput):
        text_article(" \n")


def test_rejections_of_ingest_and_clean_are_kept() -> None:
    found = _read(STORY + "\u202e")
    assert "unseen" in found.rejections[0].reason


_PIECES = st.sampled_from(
    [STORY, SECOND, "Army takes town", "By Sample Desk", "Wire, 4 April 2019", "Donate now.", "Copyright © Sample",
     "BEIRUT (Sample Wire) -- Shells fell.", "Photo: Sample", "- an item", "Read more: this", "a fragment", "…", "**"]
)  # fmt: skip


@given(st.lists(_PIECES, min_size=1, max_size=10), st.sampled_from(["\n\n", "\n", "\n \n", "\r\n"]))
def test_sentences_and_boilerplate_share_every_letter_between_them(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    document = text_article(text, today=TODAY).document
    assert document.text == text
    spans = sorted([*document.sentences, *(part.span for part in document.boilerplate)])
    last = 0
    for span in spans:
        assert span.begin >= last
        assert not text[last : span.begin].strip()
        last = span.end
    assert not text[last:].strip()


@given(st.text(max_size=300))
def test_any_text_is_cleaned_or_empty(text: str) -> None:
    try:
        document = text_article(text, today=TODAY).document
    except EmptyInput:
        assert not text.strip()
    else:
        assert all(span.text == document.text[span.begin : span.end] for span in document.sentences)
