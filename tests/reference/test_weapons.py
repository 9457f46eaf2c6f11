import pytest

from whence.reference.weapons import CLASSES, weapons


def found(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return [(" ".join(words[m.begin_word : m.end_word]), m.weapon.weapon_class) for m in weapons().match(words)]


def test_every_class_has_words_and_every_word_one_class() -> None:
    lemmas = [word.lemma for word in weapons().words]
    assert {word.weapon_class for word in weapons().words} == CLASSES
    assert len(lemmas) == len(set(lemmas))
    assert len(lemmas) >= 200


def test_every_word_is_found_by_its_own_name() -> None:
    lost = [w.lemma for w in weapons().words if [m.weapon for m in weapons().match(w.lemma.split())] != [w]]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with assault rifles and a knife", [("assault rifles", "firearms"), ("knife", "primitive")]),
        ("a roadside bomb", [("roadside bomb", "ied")]),
        ("barrel bombs", [("barrel bombs", "aerial")]),
        ("rocket - propelled grenades", [("rocket - propelled grenades", "heavy-weapons")]),
        ("hand grenades", [("hand grenades", "grenade")]),
        ("an armoured personnel carrier", [("armoured personnel carrier", "vehicle")]),
        ("an F-16", [("F-16", "aerial")]),
        ("an F - 16", [("F - 16", "aerial")]),
        ("Molotov cocktails", [("Molotov cocktails", "incendiary")]),
        ("the mine workers of a 10 year old club", []),
        ("two suicide bombers", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
