"""Which names of a text are places: candidates, evidence and the choice, without a trained model."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whence.extract.encoder import Attribution, Encoding, Predicate, Tag
from whence.extract.rules.place_evidence import Evidence
from whence.extract.rules.place_spotting import candidates, place_names
from whence.extract.tokens import split_words
from whence.reference import gazetteer_build
from whence.reference.gazetteer import Gazetteer
from whence.reference.gazetteer_build import Row
from whence.reference.place_use import place_use

ROWS = (
    Row(1, "Syria", 35.0, 38.0, "country", "SYR", None, 17_000_000, 315.0, ("Syria",)),
    Row(2, "Mosul", 36.3, 43.1, "city", "IRQ", "Ninawa", 1_700_000, 15.0, ("Mosul",)),
    Row(3, "Gaza", 31.5, 34.5, "city", "PSE", None, 400_000, 5.0, ("Gaza",)),
    Row(4, "Gaza City", 31.5, 34.5, "city", "PSE", None, 400_000, 5.0, ("Gaza City",)),
    Row(5, "Hamlet", 34.9, -79.7, "city", "USA", "North Carolina", 6_000, 2.0, ("Hamlet",)),
    Row(None, "Syrian desert", 34.4, 38.8, "desert", "SYR", None, 0, 170.0, ("Syrian desert",)),
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("cache") / "small.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_build, "rows", lambda: iter(ROWS))
        gazetteer_build.build(path)
    return Gazetteer.open(path)


def tag(text: str, name: str, label: str) -> Tag:
    return Tag(text.index(name), text.index(name) + len(name), label, 0.9)


def encoding(
    text: str,
    toponyms: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    predicates: tuple[Predicate, ...] = (),
    attributions: tuple[Attribution, ...] = (),
) -> Encoding:
    tags = tuple(tag(text, name, label) for name, label in (toponyms or {}).items())
    others = tuple(tag(text, name, label) for name, label in (names or {}).items())
    return Encoding(tuple(split_words(text)), (), others, tags, (), predicates, attributions)


def observed(gazetteer: Gazetteer, text: str, name: str, **said: object) -> list[str]:
    evidence = Evidence(text, encoding(text, **said), gazetteer, place_use())  # type: ignore[arg-type]
    return evidence.of(text.index(name), text.index(name) + len(name), set())


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("a blast in Mosul, Syria", ["Mosul, Syria"], ["Mosul", "Syria"]),
        ("the outskirts of Mosul city", ["of Mosul city"], ["Mosul"]),
        ("in the streets of Gaza City", ["Gaza"], ["Gaza City"]),
        ("across the Syrian desert", ["Syrian"], ["Syrian desert"]),
        ("near Shifa Hospital", ["Shifa"], ["Shifa Hospital"]),
        ("near Shifa Hospital", [], ["Shifa Hospital"]),
        ("on Haifa Street", [], ["Haifa Street"]),
        ("they blew up the Temple of Bel", ["Temple"], ["Temple of Bel"]),
        ("inside the Temple", ["Temple"], []),
        ("on Monday in June", [], []),
        ("Hamlet is a play; a hamlet is small", [], []),
        ("a man of Hamlet", [], ["Hamlet"]),
        ("near Mosul. Mosul fell", ["Mosul"], ["Mosul", "Mosul"]),
    ],
)
def test_candidates_are_names_as_the_gazetteer_or_a_noun_has_them(
    gazetteer: Gazetteer, text: str, tagged: list[str], names: list[str]
) -> None:
    found = candidates(text, encoding(text, dict.fromkeys(tagged, "LITERAL")), gazetteer, place_use())

    assert [text[begin:end] for begin, end in found] == names


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("fighting in Mosul", "Mosul", "behind in"),
        ("rockets hit Mosul", "Mosul", "behind a strike"),
        ("the siege of Mosul", "Mosul", "lower strife of"),
        ("the Bank of Mosul", "Mosul", "capital organisations of"),
        ("the tanker Mosul sank", "Mosul", "behind vessels"),
        ("Cyclone Mosul passed", "Mosul", "behind storms"),
        ("Syria's foreign minister", "Syria", "its further people"),
        ("Syria's troops", "Syria", "its lower people"),
        ("Mosul residents", "Mosul", "before lower people"),
        ("the Mosul Times", "Mosul", "before capital organisations"),
        ("northern Syria", "Syria", "behind a direction"),
        ("Syria-based rebels", "Syria", "local"),
        ("Syria-backed rebels", "Syria", "acting"),
        ("Mosul: two killed", "Mosul", "opens a report"),
        ("the Syrian army", "Syrian", "adjective"),
        ("crossing the Syrian desert", "Syrian desert", "known feature"),
        ("they lost 2-1 to Mosul in the cup after a late goal", "Mosul", "plays"),
        ("in Xanthopolis", "Xanthopolis", "unknown"),
    ],
)
def test_neighbours_and_form_are_evidence(gazetteer: Gazetteer, text: str, name: str, expected: str) -> None:
    assert expected in observed(gazetteer, text, name)


def test_tags_are_evidence_whole_or_in_part(gazetteer: Gazetteer) -> None:
    text = "the Mosul Brigades left"

    assert "in tagged ORG" in observed(gazetteer, text, "Mosul", names={"Mosul Brigades": "ORG"})
    assert "is tagged LITERAL" in observed(gazetteer, text, "Mosul", toponyms={"Mosul": "LITERAL"})
    assert "untagged" in observed(gazetteer, text, "Mosul")


def test_a_name_that_is_a_persons_elsewhere_is_known_as_such(gazetteer: Gazetteer) -> None:
    text = "Prince Hamlet spoke. Hamlet left; Prince Hamlet stayed."
    first, last = tag(text, "Prince Hamlet", "PER"), text.rindex("Prince Hamlet")
    found = Encoding(
        tuple(split_words(text)), (), (first, Tag(last, last + len("Prince Hamlet"), "PER", 0.9)), (), (), (), ()
    )
    at = text.index("Hamlet left")

    assert "mostly tagged PER" in Evidence(text, found, gazetteer, place_use()).of(at, at + 6, set())


def test_roles_and_sources_are_evidence(gazetteer: Gazetteer) -> None:
    text = "Syria attacked a town in Mosul, Gaza said"
    attacked = tag(text, "attacked", "")
    roles = (tag(text, "Syria", "ARG0"), tag(text, "in Mosul", "ARGM-LOC"))
    predicate = Predicate(attacked.begin, attacked.end, 1.0, (), roles)
    saying = Attribution(
        (tag(text, "said", "CUE"),), (tag(text, "Gaza", "SOURCE"),), (tag(text, "Syria", "CONTENT"),), 1
    )

    def seen(name: str) -> list[str]:
        return observed(gazetteer, text, name, predicates=(predicate,), attributions=(saying,))

    assert {"is ARG0", "is one who acts"} <= set(seen("Syria"))
    assert "in ARGM-LOC" in seen("Mosul")
    assert "is a source" in seen("Gaza")


def test_a_known_name_in_a_list_behind_a_place_is_one(gazetteer: Gazetteer) -> None:
    text = "fighting in Mosul and Hamlet"
    found = encoding(text, {"Mosul": "LITERAL"}, {"Mosul": "LOC"})

    assert [text[b:e] for b, e in place_names(text, found, gazetteer, place_use())] == ["Mosul", "Hamlet"]


WORDS = [
    "Mosul",
    "Syria",
    "Syrian",
    "in",
    "the",
    "of",
    "Temple",
    "Hospital",
    "Gaza",
    "City",
    ",",
    "said",
    "'s",
    "-",
    "A.",
]


@example("Mosul Mosul Mosul Mosul in the the Gaza Gaza 's 's in Gaza 's", [(41, 20, "LITERAL")])
@given(
    st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join),
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20), st.sampled_from(["LITERAL", "ASSOCIATIVE"]))),
)
def test_names_lie_in_the_text_in_order_apart_and_stripped(
    gazetteer: Gazetteer, text: str, spans: list[tuple[int, int, str]]
) -> None:
    tags = tuple(Tag(b, b + size, label, 0.5) for b, size, label in spans if b + size <= len(text))
    found = place_names(text, Encoding(tuple(split_words(text)), (), (), tags, (), (), ()), gazetteer, place_use())

    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(text[begin:end] == text[begin:end].strip() for begin, end in found)
