from datetime import date
from pathlib import Path

import pytest

from whence.clean import article
from whence.ingest.files import load
from whence.model.reading import Article

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").iterdir())


def _read(path: Path) -> Article:
    return article(load(path), today=date(2026, 11, 23))


def test_there_are_enough() -> None:
    assert len(REPORTS) >= 12


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_sample_is_dated_read_and_free_of_boilerplate(path: Path) -> None:
    found = _read(path)
    assert found.report.published is not None
    assert found.report.language == "en"
    assert found.report.publisher or found.report.origin
    assert found.rejections == ()
    assert 8 <= len(found.document.sentences) <= 40
    story = " ".join(sentence.text for sentence in found.document.sentences)
    assert 130 <= len(story.split()) <= 450
    for word in ("cookie", "Copyright", "©", "newsletter", "Disclaimer", "Related", "Sign up", "donation"):
        assert word not in story


def test_the_reprint_names_its_origin() -> None:
    (reprint,) = (path for path in REPORTS if "reprint" in path.stem)
    report = _read(reprint).report
    assert report.publisher == "Sample Review"
    assert report.origin is not None
    assert (report.origin.publisher, str(report.origin.published)) == ("Sample Wire", "2016-03-27")
