from tests.extract.build import tag
from tests.factories import Draft
from whence.bench.conflict_templates import fill
from whence.extract.encoder import Encoding, SentenceKind
from whence.extract.tokens import split_words
from whence.model.vocabulary import Status

TEXT = "Guerrillas blew up the bridge. Ana Example was kidnapped. Example was found dead. The army denied an attack."
QUIET = {"attack": 0.01, "bombing": 0.01, "kidnapping": 0.01}


def templates(kinds, fillers, *claims):
    draft = Draft(TEXT)
    for trigger, status in claims:
        draft.claim(trigger, status=status)
    sentences = tuple(SentenceKind(tuple((QUIET | k).items()), ()) for k in kinds)
    tags = tuple(tag(TEXT, words, label, score) for words, label, score in fillers)
    encoding = Encoding(tuple(split_words(TEXT)), (), (), (), (), (), (), tags, sentences)
    return {t.incident_type: dict(t.slots) for t in fill(draft.reading(), encoding)}


BLAST, KIDNAPPING = {"bombing": 0.9}, {"kidnapping": 0.8}
TOLD = (("blew up", Status.ASSERTED), ("kidnapped", Status.ASSERTED))


def test_a_template_a_kind_with_the_fillers_of_its_sentences():
    fillers = [
        ("Guerrillas", "PERPETRATOR", 0.8),
        ("the bridge", "TARGET", 0.7),
        ("Ana Example", "VICTIM", 0.9),
    ]
    assert templates([BLAST, KIDNAPPING, {}, {}], fillers, *TOLD) == {
        "bombing": {"PerpInd": (("Guerrillas",),), "Target": (("bridge",),)},
        "kidnapping": {"Victim": (("Ana Example",),)},
    }


def test_a_sentence_without_a_claim_opens_nothing():
    assert templates([BLAST, KIDNAPPING, {}, {}], [], TOLD[0]) == {"bombing": {}}


def test_what_is_denied_opens_nothing():
    assert templates([{}, {}, {}, {"attack": 0.9}], [], ("attack", Status.DENIED)) == {}


def test_a_kind_that_always_stands_behind_another_is_not_told_apart():
    assert templates([BLAST | {"attack": 0.3}, {}, {}, {}], [], TOLD[0]) == {"bombing": {}}


def test_a_surname_stands_for_the_full_name():
    fillers = [("Ana Example", "VICTIM", 0.9), ("Example was", "VICTIM", 0.9)]
    assert templates([{}, KIDNAPPING, {}, {}], fillers, TOLD[1]) == {"kidnapping": {"Victim": (("Ana Example",),)}}


def test_two_weak_mentions_of_the_same_words_count_together():
    text_twice = [("Guerrillas", "PERPETRATOR", 0.2)]
    assert templates([BLAST, {}, {}, {}], text_twice, TOLD[0]) == {"bombing": {}}
    assert templates([BLAST, {}, {}, {}], text_twice * 2, TOLD[0]) == {"bombing": {"PerpInd": (("Guerrillas",),)}}
