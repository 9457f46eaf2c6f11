from tests.extract.build import passage


def told(text, roles, said=()):
    found = passage(text, roles, said=said)
    return [
        tuple(tuple(text[tag.begin : tag.end] for tag in tags) for tags in (a.source, a.cue, a.content))
        for a in found.encoding.attributions
    ]


def test_all_that_stands_before_the_army_said_is_said():
    text = "Militants blew up the mosque at night, the army said, as troops came near."
    found = told(text, {"said": {"ARG0": "the army"}}, [("the army", "said", "up the mosque")])
    assert found == [(("the army",), ("said",), ("Militants blew up the mosque",))]


def test_a_clause_that_the_encoder_has_not_seen_is_read_off_the_roles():
    text = "Militants blew up the mosque, the army said."
    assert told(text, {"said": {"ARG0": "the army"}}) == [(("the army",), ("said",), ("Militants blew up the mosque",))]


def test_a_subject_speaks_and_not_whom_it_speaks_of():
    text = "State media said that soldiers of the 137th Brigade embraced the column."
    roles = {"said": {"ARG0": "State media", "ARG1": "that soldiers of the 137th Brigade embraced the column"}}
    assert told(text, roles, [("137th", "said", "embraced the column")])[0][0] == ("State media",)


def test_an_auxiliary_tells_of_no_speech():
    text = "The general was sentenced for the attack."
    assert told(text, {"sentenced": {"ARG1": "The general"}}, [(None, "was", "the attack")]) == []
