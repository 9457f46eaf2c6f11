from tests.extract.build import passage


def roles(text, predicate, given):
    found = passage(text, {predicate: given})
    tags = found.predicates[found.words.lower.index(predicate)].roles
    return {tag.label: text[tag.begin : tag.end] for tag in tags}


def test_what_is_cut_behind_of_is_joined():
    text = "Cells attacked checkpoints of the army."
    given = {"ARG1": "checkpoints of", "ARG0": "the army"}
    assert roles(text, "attacked", given) == {"ARG1": "checkpoints of the army"}


def test_another_verbs_agent_is_no_subject():
    text = "The bank, held by the militia, saw men preparing."
    assert roles(text, "preparing", {"ARG0": "the militia"}) == {}


def test_a_passives_own_agent_stays():
    text = "The bank was attacked by the militia."
    assert roles(text, "attacked", {"ARG0": "by the militia"}) == {"ARG0": "by the militia"}
