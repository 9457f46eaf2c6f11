from tests.extract.build import passage

from whence.extract.candidates import CandidateFinder
from whence.extract.mentions import MentionTable
from whence.extract.rules import times
from whence.extract.settings import SettingFinder
from whence.model.claim import AUTHOR, Attribution, Participant
from whence.model.place import PlaceForm
from whence.model.vocabulary import AttributionKind, MentionKind
from whence.reference.agents import is_agent
from whence.reference.cues import cues
from whence.reference.triggers import lexicon

LIGHT = frozenset({"launched", "carried"})


def setting(text, roles, *, places=(), reporting=(), content=None, trigger="attack"):
    found = passage(text, roles)
    table = MentionTable(found.document)
    for name in places:
        begin = text.index(name)
        table.add(MentionKind.PLACE, begin, begin + len(name), form=PlaceForm("at", ((begin, begin + len(name)),)))
    for time in times.recognise(text):
        table.add(MentionKind.TIME, time.begin, time.end, form=time.form)
    candidates, _ = CandidateFinder(found, lexicon(), cues(), frozenset(), frozenset(), is_agent).find()
    candidate = next(c for c in candidates if c.span.text.lower().startswith(trigger))
    attribution = AUTHOR
    if content is not None:
        begin = text.index(content)
        span = found.document.span(begin, begin + len(content))
        speaker = Participant(None, found.document.span(0, 3), "somebody")
        attribution = Attribution(speaker, AttributionKind.INDIRECT, span, (span,))
    heads = frozenset(found.words.lower.index(word) for word in reporting)
    told = SettingFinder(found, table, heads, lambda word: found.words.lower[word] in LIGHT).find(
        candidate, attribution
    )
    return [place.span.text for place in told.places], told.times[0].span.text if told.times else None


def test_place_and_time_stand_in_the_events_own_arguments():
    text = "Rebels attacked the base in Homs on Friday after leaving Hama."
    roles = {"attacked": {"ARG1": "the base", "ARGM-LOC": "in Homs", "ARGM-TMP": "on Friday"}}
    assert setting(text, roles, places=("Homs", "Hama")) == (["Homs"], "Friday")


def test_the_time_of_speaking_is_not_the_events():
    text = "Officials said on Friday that rebels attacked the base."
    roles = {
        "said": {"ARG0": "Officials", "ARGM-TMP": "on Friday", "ARG1": "that rebels attacked the base"},
        "attacked": {},
    }
    assert setting(text, roles, reporting=("said",), content="rebels attacked the base") == ([], None)


def test_a_place_of_another_verb_is_not_the_events():
    text = "Rebels who fled Homs attacked the base."
    assert setting(text, {"fled": {"ARG1": "Homs"}, "attacked": {"ARG1": "the base"}}, places=("Homs",)) == ([], None)


def test_where_attacks_are_reported_is_where_they_were():
    text = "Attacks were reported in Homs."
    roles = {"reported": {"ARG1": "Attacks", "ARGM-LOC": "in Homs"}, "Attacks": {}}
    assert setting(text, roles, places=("Homs",), reporting=("reported",)) == (["Homs"], None)


def test_how_long_is_not_when():
    assert (
        setting("Rebels attacked the base for three weeks.", {"attacked": {"ARGM-TMP": "for three weeks"}})[1] is None
    )


def test_what_since_bounds_is_not_dated_by_it():
    text = "Rebels have attacked the base since Monday."
    assert setting(text, {"attacked": {"ARG1": "the base", "ARGM-TMP": "since Monday"}})[1] is None


def test_a_noun_event_has_the_time_of_the_verb_that_carries_it():
    text = "Rebels launched an attack on Monday."
    assert setting(text, {"launched": {"ARG1": "an attack", "ARGM-TMP": "on Monday"}, "attack": {}})[1] == "Monday"


def test_a_noun_event_has_not_the_time_of_a_verb_that_is_about_it():
    text = "Ministers met on Monday over the attack."
    assert setting(text, {"met": {"ARG1": "over the attack", "ARGM-TMP": "on Monday"}, "attack": {}})[1] is None


def test_what_an_event_provokes_was_later():
    text = "The attack sparked protests on Monday."
    roles = {"sparked": {"ARG0": "The attack", "ARG1": "protests", "ARGM-TMP": "on Monday"}, "attack": {}}
    assert setting(text, roles)[1] is None


def test_a_time_in_the_name_of_another_thing_is_not_the_events():
    text = "Rebels attacked the commission of January 1992."
    assert setting(text, {"attacked": {"ARG1": "the commission of January 1992"}})[1] is None
