from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.incidents.deriving.sample import told

from whence.link.incidents.deriving.incident import derive
from whence.link.incidents.deriving.rules import Rules
from whence.model.incident import Corroboration
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import SpeakerKind, StanceKind, Status

OFFICIAL, REBEL, WITNESS = SpeakerKind.OFFICIAL, SpeakerKind.REBEL, SpeakerKind.WITNESS
SDF = {"kind": REBEL, "side": "sdf"}
MINISTRY = {"kind": OFFICIAL, "side": "RUS-GOV"}


def of(*claims: ArchivedClaim, rules: Rules | None = None) -> Corroboration:
    return derive("incident", claims, rules=rules).corroboration


@pytest.mark.parametrize(
    ("claims", "headline"),
    [
        ([told()], "1 article, 1 origin, 1 speaker"),
        ([told(says="the SDF", **SDF)], "1 article, 1 origin, 1 speaker, of side Syrian Democratic Forces"),
        (
            [told(says="the SDF", **SDF), told(report="two", says="a spokesman for the SDF", **SDF)],
            "2 articles, 2 origins, 1 speaker, of side Syrian Democratic Forces",
        ),
        (
            [
                told(says="the Russian ministry", **MINISTRY),
                told(report="two", says="Russian jets", kind=SpeakerKind.MILITARY, side="RUS-MIL"),
            ],
            "2 articles, 2 origins, 2 speakers, both of side Russia",
        ),
        (
            [told(says="the Russian ministry", **MINISTRY), told(report="two", says="the SDF", **SDF)],
            "2 articles, 2 origins, 2 speakers, of sides Russia and Syrian Democratic Forces",
        ),
        ([told(says="the SDF", **SDF), told(report="two")], "2 articles, 2 origins, 2 speakers"),
        (
            [told(), *(told(report=f"copy {n}", origin="one") for n in range(40))],
            "41 articles, 1 origin, 1 speaker",
        ),
    ],
)
def test_the_headline_counts_each_once(claims: list[ArchivedClaim], headline: str) -> None:
    assert of(*claims).headline == headline


def test_forty_one_articles() -> None:
    wire = [told(report=name, says="the SDF", **SDF) for name in ("one", "two")]
    third = told(report="three", says="a man named Georgy Zhukov", kind=REBEL, side="sdf")
    press = told(report="one", says="SDF radio", kind=SpeakerKind.MEDIA, side="sdf", nth=2)
    copies = [told(report=f"copy {n}", origin="one", says="the SDF", **SDF) for n in range(38)]
    found = of(*wire, third, press, *copies)
    assert found.headline == "41 articles, 3 origins, 2 speakers, both of side Syrian Democratic Forces"
    assert (found.sides, found.unsided, found.kinds) == (("sdf",), 0, (REBEL, SpeakerKind.MEDIA))


def test_what_a_copy_adds_of_its_own_is_an_origin_of_its_own() -> None:
    own = told(report="copy", says="residents", kind=WITNESS, anonymous=True, nth=2)
    assert of(told(), told(report="copy", origin="one"), own).origins == 2


def test_copies_can_be_made_to_count() -> None:
    copies = [told(report=f"copy {n}", origin="one") for n in range(3)]
    assert of(told(), *copies, rules=Rules(count_copies=True)).origins == 4


@pytest.mark.parametrize(
    ("one", "other", "speakers"),
    [
        (
            {"says": "residents", "kind": WITNESS, "anonymous": True},
            {"says": "a resident", "kind": WITNESS, "anonymous": True},
            1,
        ),
        (
            {"says": "residents", "kind": WITNESS, "anonymous": True},
            {"says": "doctors", "kind": SpeakerKind.MEDICAL, "anonymous": True},
            2,
        ),
        ({"says": ""}, {"says": ""}, 1),
        ({"says": "it"}, {"says": "they"}, 1),
        ({"says": "Vyacheslav Molotov"}, {"says": "Molotov"}, 1),
        ({"says": "Georgy Zhukov"}, {"says": "Vyacheslav Molotov"}, 2),
        ({"says": "the commission"}, {"says": "the truth commission"}, 1),
        ({"outlet": "Sample Wire"}, {"outlet": "Sample Wire"}, 1),
        ({"outlet": "Sample Wire"}, {"says": "Sample Wire", "kind": SpeakerKind.MEDIA}, 1),
        ({"outlet": "Sample Wire"}, {"outlet": "Sample Herald"}, 2),
        ({"says": "the SDF", **SDF}, {"says": "a paper", "kind": SpeakerKind.DOCUMENT, "side": "sdf"}, 1),
    ],
)
def test_who_is_one_speaker(one: dict[str, object], other: dict[str, object], speakers: int) -> None:
    assert of(told(**one), told(report="two", **other)).speakers == speakers


def test_two_outlets_are_not_told_apart_without_their_names_but_their_texts_are() -> None:
    claims = [replace(told(report=name), outlet=None) for name in ("one", "two")]
    assert of(*claims).speakers == 2


def test_who_denies_does_not_stand_behind() -> None:
    denial = told(report="two", says="the SDF", status=Status.DENIED, **SDF)
    assert of(told(), denial).headline == "2 articles, 1 origin, 1 speaker"
    assert of(denial).speakers == 1


def test_what_was_taken_back_does_not_stand_behind() -> None:
    before = told(says="Georgy Zhukov", day=27)
    after = told(report="two", says="Georgy Zhukov", day=29, stances=(("the agency", StanceKind.RETRACTS),))
    assert of(before, after, told(report="three")).headline == "3 articles, 1 origin, 1 speaker"
    again = told(report="four", says="Georgy Zhukov", day=30)
    assert of(before, after, again).origins == 1
