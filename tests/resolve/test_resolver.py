from datetime import date

import pytest

from whence.extract.rules import times
from whence.model.claim import AUTHOR, Component, DraftClaim, Participant
from whence.model.dates import PartialDate
from whence.model.document import Document
from whence.model.mention import Actor, Mention, Weapon
from whence.model.place import Geometry, Place, PlaceForm
from whence.model.reading import Article, Extraction
from whence.model.report import Published, Report, content_id
from whence.model.vocabulary import Certainty, DateFound, Extent, MentionKind, Status
from whence.resolve.resolver import Resolver

TEXT = "Rebels attacked the base in Homs and Atlantis yesterday with mortars."
DOCUMENT = Document(TEXT)


def span(words):
    begin = TEXT.index(words)
    return DOCUMENT.span(begin, begin + len(words))


class Actors:
    """Knows rebels; keeps the countries it was told of."""

    def resolve_document(self, mentions, text, *, countries=()):
        self.countries = list(countries)
        rebels = Actor(None, "Rebels", None, "REB")
        return {id: (rebels if found.text == "Rebels" else None, "by the word") for id, found in mentions}


class Places:
    """Knows Homs, and says why it does not know another place."""

    def resolve(self, text, expressions, home):
        homs = Place("Homs", Geometry("Point", ((36.7, 34.7),)), 5.0, 1, "SYR", "Homs", 1, 1, "the only Homs")
        return {id: homs if text[begin:end] == "Homs" else "no such place" for id, begin, end, _ in expressions}


def mentions():
    (time,) = times.recognise(TEXT)
    return (
        Mention("m1", span("Rebels"), MentionKind.ACTOR),
        Mention("m2", span("Homs"), MentionKind.PLACE, form=PlaceForm("at", ((28, 32),))),
        Mention("m3", span("Atlantis"), MentionKind.PLACE, form=PlaceForm("at", ((37, 45),))),
        Mention("m4", span("yesterday"), MentionKind.TIME, form=time.form),
        Mention("m5", span("mortars"), MentionKind.WEAPON, resolved=Weapon("mortar", "heavy-weapons")),
    )


def resolved(status=Status.ASSERTED, published="2019-04-03"):
    actor = Participant("m1", span("Rebels"), "Rebels")
    draft = DraftClaim(
        id="c1",
        trigger=span("attacked"),
        plover="ASSAULT",
        mode=None,
        actors=(actor,),
        targets=(),
        instruments=("m5",),
        casualties=(),
        places=("m2", "m3"),
        time="m4",
        attribution=AUTHOR,
        extent=Extent.SINGLE,
        status=status,
        certainty=Certainty.CERTAIN,
        cues=(),
        evidence=(span("attacked"),),
        score=0.9,
        origin=Component("test", "1"),
    )
    day = Published(PartialDate.parse(published), DateFound.GIVEN) if published else None
    report = Report(content_id(TEXT.encode()), published=day)
    actors = Actors()
    reading = Resolver(actors, Places()).resolve(Extraction(Article(report, DOCUMENT), mentions(), (draft,), (), ()))
    return reading, actors


def test_a_draft_becomes_a_claim_with_actor_place_time_and_codes():
    reading, _ = resolved()
    (claim,) = reading.claims
    assert claim.actors[0].sector == "REB"
    assert (claim.place.place.name, claim.place.mention_ids) == ("Homs", ("m2", "m3"))
    assert (claim.time.time.value, claim.time.mention_id) == ("2019-04-02", "m4")
    assert (claim.event.plover, claim.event.mode) == ("ASSAULT", "heavy-weapons")


def test_what_is_not_found_keeps_its_reason():
    reading, _ = resolved()
    atlantis = next(m for m in reading.mentions if m.id == "m3")
    assert (atlantis.resolved, atlantis.reason) == (None, "no such place")


def test_the_countries_of_the_places_help_with_namesakes():
    assert resolved()[1].countries == ["SYR"]


@pytest.mark.parametrize(("status", "bound"), [(Status.ASSERTED, date(2019, 4, 3)), (Status.PLANNED, None)])
def test_publication_bounds_only_what_is_said_to_have_happened(status, bound):
    assert resolved(status)[0].claims[0].not_after == bound


def test_without_a_publication_date_yesterday_is_no_day():
    reading, _ = resolved(published=None)
    assert reading.claims[0].time.time.start is None
    assert reading.claims[0].not_after is None
