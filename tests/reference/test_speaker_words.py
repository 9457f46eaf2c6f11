import pytest

from whence.model.vocabulary import SpeakerKind
from whence.reference.actors import registry
from whence.reference.names import split_names
from whence.reference.outlets import outlets
from whence.reference.speaker_words import joined_keys, speaker_words, up_to_cut
from whence.reference.states import states


def head(phrase):
    return speaker_words().head(split_names(phrase))


@pytest.mark.parametrize(
    ("phrase", "kind", "noun"),
    [
        ("a doctor at a military hospital", "medical", "doctor"),
        ("hospital sources", "medical", "hospital sources"),
        ("human rights activists in the city", "activist", "human rights activists"),
        ("the deputy head of the police", None, "head"),
        ("the army's chief of staff", "military", "chief of staff"),
        ("a member of parliament", "official", "member of parliament"),
        ("hundreds of villagers", "witness", "villagers"),
        ("a group of former detainees", "witness", "former detainees"),
        ("state-run media", "media", "media"),
        ("an army statement", "document", "statement"),
        ("satellite images", "footage", "satellite images"),
        ("a Facebook post", "social", "facebook post"),
        ("the national security adviser", "official", "national security adviser"),
        ("reports", None, "reports"),
        ("a UN official", "international", "un official"),
        ("an opposition politician", None, "politician"),
    ],
)
def test_the_noun_in_front_of_the_first_preposition_tells(phrase, kind, noun):
    found = head(phrase)
    assert (found.kind and found.kind.value, found.noun) == (kind, noun)


def test_an_open_noun_leaves_the_kind_to_others():
    assert (head("a Hamas official").kind, head("a Hamas official").default) == (None, SpeakerKind.OFFICIAL)
    assert (head("sources").kind, head("sources").default) == (None, SpeakerKind.ANONYMOUS)
    assert head("the SDF spokesman").open
    assert not head("a lawyer").open


def test_capitalised_words_inside_may_be_parts_of_names():
    assert head("the International Rescue Committee's director").kind is None
    assert head("a rescue director").kind is SpeakerKind.MEDICAL


def test_former_roles():
    assert (head("a former general").kind, head("a former general").former) == (SpeakerKind.EXPERT, True)
    assert head("a former rebel").kind is SpeakerKind.WITNESS
    assert not head("current and former officials").former


@pytest.mark.parametrize("phrase", ["", "the local baker", "said on Monday", "who told a journalist", "Georgy Zhukov"])
def test_words_that_tell_nothing(phrase):
    assert head(phrase) is None


def test_hyphens_join():
    assert joined_keys(split_names("pro-government state-run media")) == ["pro-government", "state-run", "media"]
    assert [word.key for word in up_to_cut(split_names("dozens of men from the town"))] == ["men"]


def test_the_lists_name_what_the_other_lists_know():
    words = speaker_words()
    ids = registry().entries.keys()
    assert set(words.organs) <= {outlet.id for outlet in outlets().all}
    bodies = {f"{code}-GOV" for code in states().states}
    assert set(words.organs.values()) <= ids | bodies
    assert set(words.wings) | set(words.wings.values()) <= ids
    assert set(words.enemies) <= ids
    assert {id for row in words.enemies.values() for id in row} <= ids | states().states.keys()


def test_every_kind_but_anonymous_has_nouns_of_its_own():
    words = speaker_words()
    assert set(words.heads.values()) == set(SpeakerKind) - {SpeakerKind.ANONYMOUS}
    assert SpeakerKind.ANONYMOUS in words.opens.values()


def test_a_noun_has_one_meaning():
    words = speaker_words()
    assert not words.heads.keys() & words.opens.keys()
    assert not words.none & (words.heads.keys() | words.opens.keys())
