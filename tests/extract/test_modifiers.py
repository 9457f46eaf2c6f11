import pytest
from tests.extract.build import passage

from whence.extract.modifiers import ModifierFinder


def own(text, word, roles=None, *, nominal=False):
    """Return the words of a word's own modal, negation and future; None where it has none."""
    found = passage(text, roles or {word: {}})
    words = found.words.lower
    told = ModifierFinder.of(found).find(words.index(word), nominal=nominal)
    return tuple(None if at is None else words[at] for at in (told.modal, told.negation, told.tense))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels attacked it.", "attacked", (None, None, None)),
        ("Rebels may have been attacked.", "attacked", ("may", None, None)),
        ("Rebels have not yet been attacked.", "attacked", (None, "not", None)),
        ("Rebels will not attack.", "attack", (None, "not", "will")),
        ("Rebels are going to attack.", "attack", (None, None, "are")),
        ("Rebels cannot attack.", "attack", ("cannot", "cannot", None)),
        ("Rebels have to attack.", "attack", ("have", None, None)),
        ("Rebels had to attack.", "attack", (None, None, None)),
        ("Rebels have yet to attack.", "attack", (None, "yet", None)),
        ("Rebels no longer attack.", "attack", (None, "no", None)),
        ("Rebels chose not to attack.", "attack", (None, "not", None)),
        ("Rebels not only attacked it.", "attacked", (None, None, None)),
        ("Rebels might, however, attack.", "attack", ("might", None, None)),
        ("They came without attacking.", "attacking", (None, "without", None)),
        ("We'd attacked it.", "attacked", (None, None, None)),
        ("We'd attack it.", "attack", ("'d", None, None)),
    ],
)
def test_the_verb_group_holds_what_is_said_of_the_verb(text, word, expected):
    assert own(text, word) == expected


def test_verbs_of_one_form_share_a_modal():
    roles = {"raid": {}, "attack": {}, "attacked": {}}
    assert own("Rebels may raid it or attack.", "attack", {"raid": {}, "attack": {}})[0] == "may"
    text = "Rebels did not raid it and attacked."
    assert own(text, "attacked", {word: {} for word in roles if word in text.split(".")[0].split()})[1] is None


def test_roles_tell_of_what_stands_apart():
    text = "They would, when it fell, attack."
    assert own(text, "attack", {"fell": {}, "attack": {"ARGM-MOD": "would"}})[0] == "would"
    text = "They would try to attack."
    assert own(text, "attack", {"try": {}, "attack": {"ARGM-MOD": "would"}})[0] is None


def test_who_is_nobody_did_nothing():
    assert own("No soldiers were attacked.", "attacked", {"attacked": {"ARG1": "No soldiers"}})[1] == "no"
    assert own("They attacked nobody.", "attacked", {"attacked": {"ARG1": "nobody"}})[1] == "nobody"
    assert own("No one says they attacked.", "attacked", {"says": {}, "attacked": {"ARG0": "they"}})[1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was no new attack.", (None, "no", None)),
        ("It was neither an attack nor a raid.", (None, "neither", None)),
        ("It was neither a raid nor an attack.", (None, "nor", None)),
        ("Neither the attack nor the raid helped.", (None, None, None)),
        ("That would be an attack.", ("would", None, None)),
        ("They saw the attack.", (None, None, None)),
        ("There were no raids or attack.", (None, "no", None)),
    ],
)
def test_a_noun_has_what_stands_in_front_of_it(text, expected):
    assert own(text, "attack", {}, nominal=True) == expected


def test_any_is_negated_with_its_verb():
    text = "They did not stage any attack."
    assert own(text, "attack", {"stage": {"ARG1": "any attack"}}, nominal=True)[1] == "not"
