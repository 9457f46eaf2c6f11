from tests.extract.build import passage

TEXT = "The general denied that rebels planned to attack the bridge."
ROLES = {
    "denied": {"ARG0": "The general", "ARG1": "that rebels planned to attack the bridge"},
    "planned": {"ARG0": "rebels", "ARG1": "to attack the bridge"},
    "attack": {"ARG0": "rebels", "ARG1": "the bridge"},
}


def test_governors_come_innermost_first():
    found = passage(TEXT, ROLES)
    word = found.words.lower.index("attack")
    assert [found.words.lower[g.word] for g in found.governors(word)] == ["planned", "denied"]


def test_roles_are_asked_for_by_label():
    found = passage(TEXT, ROLES)
    word = found.words.lower.index("attack")
    assert [TEXT[t.begin : t.end] for t in found.roles(word, "ARG1")] == ["the bridge"]
    assert found.roles(0, "ARG1") == ()
