from tests.extract.build import passage

from whence.extract.mentions import MentionTable, actor_tags
from whence.extract.said.marks import Quotations
from whence.extract.sayings import Sayings
from whence.extract.somebody import Somebody
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent
from whence.reference.cues import cues


def told(text, roles=None, said=(), entities=None):
    found = passage(text, roles, said=said, entities=entities)
    table = MentionTable(found.document)
    for tag in actor_tags(found.encoding):
        table.add(MentionKind.ACTOR, tag.begin, tag.end)
    somebody = Somebody(found.words, table, is_agent)
    tellings = Sayings(found, cues(), somebody, Quotations.of(found.words)).tellings()

    def words(part):
        return text[found.words.begins[part.start] : found.words.ends[part.stop - 1]]

    return [(t.source and words(t.source), words(t.cue), [words(part) for part in t.content]) for t in tellings]


def test_all_that_stands_before_the_army_said_is_said():
    text = "Militants burned the mosque at night, the army said, as troops came near."
    roles = {"burned": {"ARG0": "Militants", "ARG1": "the mosque"}, "said": {"ARG0": "the army"}}
    found = told(text, roles, [("the army", "said", "the mosque")])
    assert found == [("the army", "said", ["Militants burned the mosque at night"])]


def test_a_cue_that_the_encoder_has_not_seen_is_read_off_the_words():
    assert told("The army said that rebels fled.") == [("The army", "said", ["that rebels fled"])]


def test_a_subject_speaks_and_not_whom_it_speaks_of():
    text = "State media said that soldiers of the 137th Brigade embraced the column."
    found = told(text, {"said": {"ARG0": "State media"}}, [("137th", "said", "embraced the column")])
    assert found == [("State media", "said", ["that soldiers of the 137th Brigade embraced the column"])]


def test_an_auxiliary_tells_of_no_speech():
    text = "The general was sentenced for the attack."
    assert told(text, {"sentenced": {"ARG1": "The general"}}, [(None, "was", "the attack")]) == []


def test_a_cue_of_the_encoders_that_no_construction_reads_is_kept():
    text = "Word of the attack came from a farmer."
    assert told(text, said=[("a farmer", "Word", "of the attack")]) == [("a farmer", "Word", ["of the attack"])]


def test_a_source_of_the_encoders_far_from_its_cue_is_none():
    text = "A farmer came. It rained. It snowed. Word of the attack came."
    assert told(text, said=[("A farmer", "Word", "of the attack")]) == [(None, "Word", ["of the attack"])]


def test_a_quotation_over_sentences_is_all_of_its_speakers():
    text = "“Rebels fled,” the general said. “They lost the town. We won.”"
    assert told(text)[0] == ("the general", "said", ["“Rebels fled,”", "“They lost the town. We won.”"])


def test_a_whole_quotation_without_a_cue_is_somebodys():
    text = "It rained. “The rebels shelled the town and burned the old market.”"
    assert told(text) == [(None, "“", ["“The rebels shelled the town and burned the old market.”"])]


def test_one_speaker_ends_where_another_begins():
    text = "The army said rebels fled, while residents said soldiers fled."
    roles = {"said": {"ARG0": "The army"}, "fled": {"ARG0": "rebels"}}
    assert told(text, roles)[0] == ("The army", "said", ["rebels fled"])


def test_a_citation_stands_inside_of_what_its_host_tells():
    text = "Reuters reported, citing a doctor, that the town burned."
    found = told(text, {"reported": {"ARG0": "Reuters"}}, entities={"Reuters": "Organisation"})
    assert found == [
        ("Reuters", "reported", ["citing a doctor", "that the town burned"]),
        ("a doctor", "citing", ["that the town burned"]),
    ]
