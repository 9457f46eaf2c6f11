"""A publication date that the report's own past refutes; and times of which a claim has two."""

from datetime import date

import pytest

from whence.extract.rules import times
from whence.model.claim import AUTHOR, Component, DraftClaim
from whence.model.dates import PartialDate
from whence.model.document import Document
from whence.model.mention import Mention
from whence.model.reading import Article, Extraction, Reading
from whence.model.report import Published, Report, content_id
from whence.model.vocabulary import Certainty, DateFound, Extent, MentionKind, Status
from whence.resolve.resolver import Resolver


class Nothing:
    """Resolves nothing."""

    def resolve_document(self, mentions, text, *, countries=()):
        return {id: (None, "not asked") for id, _ in mentions}

    def resolve(self, text, expressions, home):
        return {id: "not asked" for id, *_ in expressions}


def read(text: str, published: str, found: DateFound, status: Status = Status.ASSERTED) -> Reading:
    document = Document(text)
    told = times.recognise(text)
    mentions = tuple(
        Mention(f"m{n}", document.span(time.begin, time.end), MentionKind.TIME, form=time.form)
        for n, time in enumerate(told)
    )
    begin = text.index("attack")
    draft = DraftClaim(
        id="c1",
        trigger=document.span(begin, begin + len("attack")),
        plover="ASSAULT",
        mode=None,
        actors=(),
        targets=(),
        instruments=(),
        casualties=(),
        places=(),
        time="m0",
        until="m1" if len(told) > 1 else None,
        attribution=AUTHOR,
        extent=Extent.SINGLE,
        status=status,
        certainty=Certainty.CERTAIN,
        cues=(),
        evidence=(document.span(begin, begin + len("attack")),),
        score=0.9,
        origin=Component("test", "1"),
    )
    report = Report(content_id(text.encode()), published=Published(PartialDate.parse(published), found))
    resolver = Resolver(Nothing(), Nothing())
    return resolver.resolve(Extraction(Article(report, document), mentions, (draft,), (), ()))


@pytest.mark.parametrize("found", [DateFound.METADATA, DateFound.TEXT])
def test_a_report_is_not_older_than_what_it_tells_of(found: DateFound) -> None:
    reading = read("Rebels attacked the base on 5 May 2014.", "2013-01-01", found)
    assert reading.report.published is None
    assert reading.claims[0].not_after is None
    (refused,) = reading.rejections
    assert refused.reason == f"publication date ({found.value}) refused: the text tells of 2014-05-05 as past"


def test_a_date_that_the_user_gives_stands() -> None:
    reading = read("Rebels attacked the base on 5 May 2014.", "2013-01-01", DateFound.GIVEN)
    assert reading.report.published is not None


def test_what_is_planned_for_later_refutes_nothing() -> None:
    reading = read("Rebels will attack the base on 5 May 2014.", "2014-05-01", DateFound.METADATA, Status.PLANNED)
    assert reading.report.published is not None


def test_a_day_that_was_counted_from_the_publication_refutes_nothing() -> None:
    reading = read("Rebels attacked the base on Monday.", "2014-05-01", DateFound.METADATA)
    assert reading.report.published is not None
    assert reading.rejections == ()


def test_a_stretch_has_the_first_day_and_the_last() -> None:
    reading = read("Rebels attacked villages in 1992 and 1995.", "2014-05-01", DateFound.GIVEN)
    time = reading.claims[0].time
    assert time is not None
    assert (time.time.value, time.time.start, time.time.end) == ("1992/1995", date(1992, 1, 1), date(1995, 12, 31))
    assert time.time.date_prec is None
    assert "through" in time.time.reason


def test_a_stretch_in_the_wrong_order_is_no_time() -> None:
    assert read("Rebels attacked villages in 1995 and 1992.", "2014-05-01", DateFound.GIVEN).claims[0].time is None
