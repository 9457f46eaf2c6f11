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


def test_the_innermost_attribution_is_the_one_with_the_shortest_content():
    text = "Reuters cited a doctor who said the army shelled the town."
    found = passage(
        text,
        said=[
            ("Reuters", "cited", "a doctor who said the army shelled the town"),
            ("a doctor", "said", "the army shelled the town"),
        ],
    )
    word = found.words.lower.index("shelled")
    assert [text[a.cue[0].begin : a.cue[0].end] for a in found.attributions(word)] == ["said", "cited"]
