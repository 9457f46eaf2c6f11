import pytest
from tests.extract.build import passage

from whence.extract.antecedents import SpeakerAntecedents
from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.somebody import Somebody
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent


def stands_for(text, short, *, told=(), people=(), bodies=(), last=False):
    """Return whom a short form stands for; ``told`` are the sources, ``people`` and ``bodies`` the encoder's names."""
    found = passage(text)
    spans = [found.document.span(text.index(words), text.index(words) + len(words)) for words in told]
    at = text.rindex(short) if last else text.index(short)
    phrase = found.document.span(at, at + len(short))
    table = MentionTable(found.document)
    names = []
    for label, those in (("PER", people), ("ORG", bodies)):
        for words in those:
            begin = text.index(words)
            table.add(MentionKind.ACTOR, begin, begin + len(words))
            names.append(Tag(begin, begin + len(words), label, 0.9))
    somebody = Somebody(found.words, table, is_agent)
    antecedents = SpeakerAntecedents.among([*spans, phrase], found.words, somebody, names)
    whom = antecedents.of(phrase)
    return whom and whom.text


@pytest.mark.parametrize(
    ("text", "short", "known", "whom"),
    [
        (
            "The colonel Ivan Petrov said so. He added more.",
            "He",
            {"told": ["The colonel Ivan Petrov"], "people": ["Ivan Petrov"]},
            "The colonel Ivan Petrov",
        ),
        ("The ministry said so. He added more.", "He", {"told": ["The ministry"]}, None),
        ("The ministry said so. It added more.", "It", {"told": ["The ministry"]}, "The ministry"),
        ("Ivan Petrov said so. It added more.", "It", {"told": ["Ivan Petrov"], "people": ["Ivan Petrov"]}, None),
        ("Two doctors said so. They added more.", "They", {"told": ["Two doctors"]}, "Two doctors"),
        ("A doctor said so. They added more.", "They", {"told": ["A doctor"]}, None),
        (
            "Ivan Petrov said so while Oleg Ivanov said no. He added more.",
            "He",
            {"told": ["Ivan Petrov", "Oleg Ivanov"], "people": ["Ivan Petrov", "Oleg Ivanov"]},
            None,
        ),
        (
            "Ivan Petrov said Oleg Ivanov left. He added more.",
            "He",
            {"told": ["Ivan Petrov"], "people": ["Ivan Petrov", "Oleg Ivanov"]},
            "Ivan Petrov",
        ),
        ("A spokeswoman said so. He added more.", "He", {"told": ["A spokeswoman"]}, None),
        ("A spokeswoman said so. She added more.", "She", {"told": ["A spokeswoman"]}, "A spokeswoman"),
        ("Mrs Petrov met the mayor. She added more.", "She", {"people": ["Mrs Petrov"]}, "Mrs Petrov"),
        ("Hamas met Fatah. It added more.", "It", {"bodies": ["Hamas", "Fatah"]}, None),
        (
            "Ivan Petrov said so. It rained. Oleg Ivanov came. It rained. He added more.",
            "He",
            {"told": ["Ivan Petrov"], "people": ["Ivan Petrov", "Oleg Ivanov"]},
            None,
        ),
    ],
)
def test_pronouns_agree_or_stay(text, short, known, whom):
    last = short == "It"
    assert stands_for(text, short, last=last, **known) == whom


def test_a_pronoun_does_not_look_back_for_ever():
    text = "A doctor said so. " + "It rained. " * 8 + "He added more."
    assert stands_for(text, "He", told=["A doctor"]) is None
    assert stands_for("A doctor said so. It rained. He added more.", "He", told=["A doctor"]) == "A doctor"


@pytest.mark.parametrize(
    ("text", "short", "known", "whom"),
    [
        (
            "Colonel Ivan Petrov said so. Nobody died, the colonel said.",
            "the colonel",
            {"told": ["Colonel Ivan Petrov"], "people": ["Ivan Petrov"]},
            "Colonel Ivan Petrov",
        ),
        (
            "Colonel Ivan Petrov said so. Nobody died, the mayor said.",
            "the mayor",
            {"told": ["Colonel Ivan Petrov"], "people": ["Ivan Petrov"]},
            None,
        ),
        (
            "The prime minister said so. Nobody died, the foreign minister said.",
            "the foreign minister",
            {"told": ["The prime minister"]},
            None,
        ),
        (
            "A nurse and a cook spoke. A nurse said so. Nobody died, the nurse said.",
            "the nurse",
            {"told": ["A nurse"]},
            "A nurse",
        ),
        (
            "Reuters said so. Nobody died, the agency said.",
            "the agency",
            {"told": ["Reuters"], "bodies": ["Reuters"]},
            "Reuters",
        ),
        (
            "Ivan Petrov, the spokesman for the fleet, came. The spokesman said so.",
            "The spokesman",
            {"people": ["Ivan Petrov"]},
            "Ivan Petrov",
        ),
        ("A doctor said so. Nobody died, the same source said.", "the same source", {"told": ["A doctor"]}, "A doctor"),
    ],
)
def test_roles_need_somebody_who_has_them(text, short, known, whom):
    assert stands_for(text, short, **known) == whom


@pytest.mark.parametrize(
    ("text", "short", "known", "whom"),
    [
        ("Ivan Petrov came. Then Petrov said so.", "Petrov", {"people": ["Ivan Petrov"]}, "Ivan Petrov"),
        (
            "Ivan Petrov and Oleg Petrov came. Then Petrov said so.",
            "Petrov",
            {"people": ["Ivan Petrov", "Oleg Petrov"]},
            None,
        ),
        ("World Peace Watch came. Then WPW said so.", "WPW", {"bodies": ["World Peace Watch"]}, "World Peace Watch"),
        ("World Peace Watch came. Then WHO said so.", "WHO", {"bodies": ["World Peace Watch"]}, None),
        ("Then Petrov said so. Ivan Petrov came.", "Petrov", {"people": ["Ivan Petrov"]}, None),
    ],
)
def test_a_part_of_a_name(text, short, known, whom):
    assert stands_for(text, short, last=text.startswith(("Ivan", "World")), **known) == whom


def test_who_speaks_in_somebodys_quotation_is_not_he_outside_of_it():
    text = "A clerk came in. “The cook said no and left us,” a nurse told them. She added more."
    assert stands_for(text, "She", told=["The cook", "a nurse"]) == "a nurse"


def test_the_last_of_two_who_are_named_together():
    text = "Ivan Petrov and Oleg Ivanov said so. Ivanov said more."
    known = {"told": ["Ivan Petrov and Oleg Ivanov"], "people": ["Ivan Petrov", "Oleg Ivanov"]}
    assert stands_for(text, "Ivanov", last=True, **known) == "Oleg Ivanov"


def test_a_role_of_several_who_did_not_speak_is_nobodys():
    text = "Hamas came. Hezbollah left. The group said so."
    assert stands_for(text, "The group", bodies=["Hamas", "Hezbollah"]) is None
    assert stands_for("Hamas came. The group said so.", "The group", bodies=["Hamas"]) == "Hamas"


def test_we_in_a_quotation_is_who_speaks_in_its_paragraph():
    text = "“Then we fled,” a nurse said.\nA cook said nothing."
    assert stands_for(text, "we", told=["a nurse", "A cook"]) == "a nurse"
    assert stands_for("Then we fled, a nurse said.", "we", told=["a nurse"]) is None


def test_who_follows_its_antecedent():
    assert stands_for("Reuters cited a nurse who said so.", "who", told=["Reuters", "a nurse"]) == "a nurse"
    assert stands_for("A nurse met him in the town, who said so.", "who", told=["A nurse"]) is None


def test_the_name_behind_a_role():
    text = "The minister, Ivan Petrov, said so."
    assert stands_for(text, "The minister", people=["Ivan Petrov"]) == "Ivan Petrov"
    assert stands_for("The ministers, Ivan Petrov, said so.", "The ministers", people=["Ivan Petrov"]) is None


def test_the_former_and_the_latter():
    text = "Ivan Petrov met Oleg Ivanov. The latter said so."
    assert stands_for(text, "The latter", people=["Ivan Petrov", "Oleg Ivanov"]) == "Oleg Ivanov"


def test_who_is_named_in_full_stands_for_nobody_else():
    assert stands_for("A doctor said so. A nurse said more.", "A nurse", told=["A doctor"]) is None
