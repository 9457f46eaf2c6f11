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
            "The colonel Georgy Zhukov said so. He added more.",
            "He",
            {"told": ["The colonel Georgy Zhukov"], "people": ["Georgy Zhukov"]},
            "The colonel Georgy Zhukov",
        ),
        ("The ministry said so. He added more.", "He", {"told": ["The ministry"]}, None),
        ("The ministry said so. It added more.", "It", {"told": ["The ministry"]}, "The ministry"),
        ("Georgy Zhukov said so. It added more.", "It", {"told": ["Georgy Zhukov"], "people": ["Georgy Zhukov"]}, None),
        ("Two doctors said so. They added more.", "They", {"told": ["Two doctors"]}, "Two doctors"),
        ("A doctor said so. They added more.", "They", {"told": ["A doctor"]}, None),
        (
            "Georgy Zhukov said so while Ivan Konev said no. He added more.",
            "He",
            {"told": ["Georgy Zhukov", "Ivan Konev"], "people": ["Georgy Zhukov", "Ivan Konev"]},
            None,
        ),
        (
            "Georgy Zhukov said Ivan Konev left. He added more.",
            "He",
            {"told": ["Georgy Zhukov"], "people": ["Georgy Zhukov", "Ivan Konev"]},
            "Georgy Zhukov",
        ),
        ("A spokeswoman said so. He added more.", "He", {"told": ["A spokeswoman"]}, None),
        ("A spokeswoman said so. She added more.", "She", {"told": ["A spokeswoman"]}, "A spokeswoman"),
        ("Mrs Zhukov met the mayor. She added more.", "She", {"people": ["Mrs Zhukov"]}, "Mrs Zhukov"),
        ("Hamas met Fatah. It added more.", "It", {"bodies": ["Hamas", "Fatah"]}, None),
        (
            "Georgy Zhukov said so. It rained. Ivan Konev came. It rained. He added more.",
            "He",
            {"told": ["Georgy Zhukov"], "people": ["Georgy Zhukov", "Ivan Konev"]},
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
            "Colonel Georgy Zhukov said so. Nobody died, the colonel said.",
            "the colonel",
            {"told": ["Colonel Georgy Zhukov"], "people": ["Georgy Zhukov"]},
            "Colonel Georgy Zhukov",
        ),
        (
            "Colonel Georgy Zhukov said so. Nobody died, the mayor said.",
            "the mayor",
            {"told": ["Colonel Georgy Zhukov"], "people": ["Georgy Zhukov"]},
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
            "Georgy Zhukov, the spokesman for the fleet, came. The spokesman said so.",
            "The spokesman",
            {"people": ["Georgy Zhukov"]},
            "Georgy Zhukov",
        ),
        ("A doctor said so. Nobody died, the same source said.", "the same source", {"told": ["A doctor"]}, "A doctor"),
    ],
)
def test_roles_need_somebody_who_has_them(text, short, known, whom):
    assert stands_for(text, short, **known) == whom


@pytest.mark.parametrize(
    ("text", "short", "known", "whom"),
    [
        ("Georgy Zhukov came. Then Zhukov said so.", "Zhukov", {"people": ["Georgy Zhukov"]}, "Georgy Zhukov"),
        (
            "Georgy Zhukov and Gennady Zhukov came. Then Zhukov said so.",
            "Zhukov",
            {"people": ["Georgy Zhukov", "Gennady Zhukov"]},
            None,
        ),
        ("World Peace Watch came. Then WPW said so.", "WPW", {"bodies": ["World Peace Watch"]}, "World Peace Watch"),
        ("World Peace Watch came. Then WHO said so.", "WHO", {"bodies": ["World Peace Watch"]}, None),
        ("Then Zhukov said so. Georgy Zhukov came.", "Zhukov", {"people": ["Georgy Zhukov"]}, None),
    ],
)
def test_a_part_of_a_name(text, short, known, whom):
    assert stands_for(text, short, last=text.startswith(("Georgy", "World")), **known) == whom


def test_who_speaks_in_somebodys_quotation_is_not_he_outside_of_it():
    text = "A clerk came in. “The cook said no and left us,” a nurse told them. She added more."
    assert stands_for(text, "She", told=["The cook", "a nurse"]) == "a nurse"


def test_the_last_of_two_who_are_named_together():
    text = "Georgy Zhukov and Ivan Konev said so. Konev said more."
    known = {"told": ["Georgy Zhukov and Ivan Konev"], "people": ["Georgy Zhukov", "Ivan Konev"]}
    assert stands_for(text, "Konev", last=True, **known) == "Ivan Konev"


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
    text = "The minister, Georgy Zhukov, said so."
    assert stands_for(text, "The minister", people=["Georgy Zhukov"]) == "Georgy Zhukov"
    assert stands_for("The ministers, Georgy Zhukov, said so.", "The ministers", people=["Georgy Zhukov"]) is None


def test_the_former_and_the_latter():
    text = "Georgy Zhukov met Ivan Konev. The latter said so."
    assert stands_for(text, "The latter", people=["Georgy Zhukov", "Ivan Konev"]) == "Ivan Konev"


def test_who_is_named_in_full_stands_for_nobody_else():
    assert stands_for("A doctor said so. A nurse said more.", "A nurse", told=["A doctor"]) is None
