import pytest
from tests.extract.build import passage

from whence.extract.nominals import is_nominal


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The raid lasted two hours.", "raid", True),
        ("Rebels raid the camp.", "raid", False),
        ("Fighting broke out in the port.", "fighting", True),
        ("Rebels fighting the army fled.", "fighting", False),
        ("Heavy shelling has stopped.", "shelling", True),
        ("Three men held by the militia were freed.", "held", False),
        ("The town was struck by shells.", "struck", False),
        ("Two soldiers wounded in May died.", "wounded", False),
    ],
)
def test_its_neighbours_tell_a_noun_from_a_verb(text: str, word: str, noun: bool) -> None:
    found = passage(text)
    assert is_nominal(found, found.words.lower.index(word)) is noun
