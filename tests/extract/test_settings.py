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
    where, when = SettingFinder(found, table, heads).find(candidate, attribution)
    return [place.span.text for place in where], when.span.text if when else None


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
