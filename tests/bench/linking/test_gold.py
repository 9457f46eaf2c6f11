"""Which templates are of one incident."""

from __future__ import annotations

from tests.bench.linking.keyrows import document, incident, killed, template
from whence.bench.linking.gold import Gold, link
from whence.bench.linking.keys import KeyDocument
from whence.bench.linking.resemblance import against, doubt, for_it

PRAGUE, BOHEMIA = "BOHEMIA: PRAGUE (CITY)", "BOHEMIA"


def together(*documents: KeyDocument) -> Gold:
    """Link documents."""
    return link(documents)


def test_a_key_is_read() -> None:
    """Names, the dead among them, descriptions without those of people who are named."""
    (one,) = document(
        "D1",
        killed(
            "REINHARD HEYDRICH",
            day="27 MAY 42",
            at=PRAGUE,
            people=['"PROTECTOR": "REINHARD HEYDRICH"', "DRIVER"],
            things="OPEN CAR",
        ),
    ).incidents
    assert (one.id, one.dead, one.described, one.things) == (
        "D1#1",
        (("REINHARD HEYDRICH",),),
        (("DRIVER",),),
        (("OPEN CAR",),),
    )
    assert one.hit == (("REINHARD HEYDRICH",), ("DRIVER",), ("OPEN CAR",))


def test_an_undated_template_is_not_after_its_report() -> None:
    """The report's day bounds it."""
    (days,) = incident(at=PRAGUE).days
    assert (days.start, days.end.isoformat()) == (None, "1942-06-11")


def test_nobody_dies_twice() -> None:
    """The same dead, on open days or days of one week."""
    gold = together(
        document("D1", killed("REINHARD HEYDRICH", day="04 JUN 42", at=PRAGUE)),
        document("D2", killed("HEYDRICH", day="- 10 JUN 42", at=BOHEMIA)),
        document("D3", killed("REINHARD TRISTAN HEYDRICH", day="27 MAY 42", at=BOHEMIA)),
    )
    assert gold.incident_of["D1#1"] == gold.incident_of["D2#1"]
    assert gold.incident_of["D3#1"] != gold.incident_of["D1#1"]


def test_what_is_hit_in_the_same_words_on_one_day_is_one() -> None:
    """The same rare word, not one that fits anything."""
    mills = [
        document(f"D{n}", template(day="10 JUN 42", at=BOHEMIA, things=words))
        for n, words in enumerate(("THE HORAK MILL", "HORAK'S MILLS", "A HOUSE", "HOUSES"), 1)
    ]
    incident_of = together(*mills).incident_of
    assert incident_of["D1#1"] == incident_of["D2#1"]
    assert len({incident_of[f"D{n}#1"] for n in (1, 3, 4)}) == 3


def test_small_places_are_one_incident_a_day() -> None:
    """A village, not a city."""
    lidice = [incident(f"D{n}", day="10 JUN 42", at="BOHEMIA: LIDICE (VILLAGE)", people="MEN") for n in (1, 2)]
    prague = [incident(f"D{n}", day="10 JUN 42", at=PRAGUE, people="MEN") for n in (1, 2)]
    assert for_it(*lidice) == (4, "the same small place on the same day")
    assert for_it(*prague) is None
    assert doubt(*prague) == "nothing tells it from another of the day"


def test_what_speaks_against() -> None:
    """One document, other kinds, other countries, a threat."""
    one = incident("D1", kind="BOMBING", at=PRAGUE)
    assert against(one, incident("D2", kind="ATTACK", at=PRAGUE)) is None
    assert against(one, incident("D1", kind="ATTACK")) == "one document"
    assert against(one, incident("D2", kind="KIDNAPPING")) == "different kinds"
    assert against(one, incident("D2", at="FRANCE")) == "different countries"
    assert against(one, incident("D2", stage="THREATENED")) == "only one of them is no more than a threat"


def test_templates_of_one_document_never_meet() -> None:
    """Not through a third either; the one that is left over is not scored."""
    gold = together(
        document(
            "D1", killed("JAN KUBIS", day="18 JUN 42", at=PRAGUE), killed("JAN KUBIS", day="18 JUN 42", at=PRAGUE)
        ),
        document("D2", killed("JAN KUBIS", day="18 JUN 42", at=PRAGUE)),
        text_of("D3"),
    )
    assert gold.incident_of["D1#1"] == gold.incident_of["D2#1"] != gold.incident_of["D1#2"]
    assert gold.left_out == {"D1#2": "like another that belongs elsewhere: D2#1"}


def text_of(id_: str) -> KeyDocument:
    """Make a document without incidents."""
    return document(id_)


def test_a_template_of_several_deaths_bridges_nothing() -> None:
    """Two people who die apart, in two documents each, are not joined by one who sums them up."""
    gold = together(
        document("D1", killed("JEAN JAURES", at="FRANCE")),
        document("D2", killed("JEAN JAURES", at="FRANCE")),
        document("D3", killed("JEAN MOULIN", at="FRANCE")),
        document("D4", killed("JEAN MOULIN", at="FRANCE")),
        document(
            "D5",
            template(
                named=["JEAN JAURES", "JEAN MOULIN"],
                effect=['DEATH: "JEAN JAURES"', 'DEATH: "JEAN MOULIN"'],
                at="FRANCE",
            ),
        ),
    )
    assert gold.left_out == {"D5#1": "several incidents in one"}
    assert gold.incident_of["D1#1"] == gold.incident_of["D2#1"] != gold.incident_of["D3#1"]


def test_words_that_only_one_incident_has_bring_back_undated_reports() -> None:
    """From three reports on; a word that several incidents have does not."""
    dated = [document(f"D{n}", template(day="10 JUN 42", at=BOHEMIA, people="LIDICE VILLAGERS")) for n in (1, 2, 3)]
    later = document("D4", template(day="- 11 JUN 42", at=BOHEMIA, people="VILLAGERS"))
    gold = together(*dated, later)
    assert gold.incident_of["D4#1"] == gold.incident_of["D1#1"]
    other = document("D5", template(day="24 JUN 42", at=BOHEMIA, people="LEZAKY VILLAGERS"), text="PRAGUE, 25 JUN 42")
    more = document("D6", template(day="24 JUN 42", at=BOHEMIA, people="LEZAKY VILLAGERS"), text="PRAGUE, 25 JUN 42")
    parted = together(*dated, other, more, later)
    assert parted.incident_of["D4#1"] != parted.incident_of["D1#1"]
    assert "D4#1" in parted.left_out
