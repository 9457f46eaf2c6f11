from collections.abc import Iterable

import pytest

from whence.reference.phrases import load_groups
from whence.reference.triggers import EVENT_FILES, Trigger, TriggerLexicon, lexicon

MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}


def found(text: str) -> list[tuple[str, list[Trigger]]]:
    words = text.split()
    return [
        (" ".join(words[m.begin_word : m.end_word]), list(m.triggers)) for m in lexicon().match(words) if m.triggers
    ]


def types(triggers: Iterable[Trigger]) -> list[tuple[str, str | None]]:
    return [(t.event, t.mode) for t in triggers]


def test_every_type_and_mode_is_reachable_and_none_is_invented() -> None:
    assert {name.upper() for name in EVENT_FILES} == set(MODES)
    known = {(event, mode) for event, modes in MODES.items() for mode in modes.split()}
    listed = {(t.event, t.mode) for t in lexicon().triggers if t.mode}
    assert listed == known
    assert {t.event for t in lexicon().triggers if not t.light} == set(MODES)
    strong = {(t.event, t.mode) for t in lexicon().triggers if not t.weak}
    assert known <= strong


def test_every_trigger_is_found_by_its_own_lemma() -> None:
    lost = [
        t
        for t in lexicon().triggers
        if (t.event, t.mode, t.weak) not in {(x.event, x.mode, x.weak) for x in lexicon().lookup(t.lemma)}
    ]
    assert lost == []


def test_light_verbs_have_no_event_and_all_others_have_one() -> None:
    assert all((t.event == "") == t.light for t in lexicon().triggers)


@pytest.mark.parametrize(
    ("text", "form", "event", "mode", "effect"),
    [
        ("they attacked the post", "attacked", "ASSAULT", None, None),
        ("two air-strikes", "air-strikes", "ASSAULT", "aerial", None),
        ("an air - strike", "air - strike", "ASSAULT", "aerial", None),
        ("an airstrike", "airstrike", "ASSAULT", "aerial", None),
        ("was shot dead", "shot dead", "ASSAULT", "firearms", "killed"),
        ("Drone strikes", "Drone strikes", "ASSAULT", "drone", None),
        ("troops bombarded", "bombarded", "ASSAULT", "heavy-weapons", None),
        ("a suicide bomber", "suicide bomber", "ASSAULT", "suicide-attack", None),
        ("use of chemical weapons", "use of chemical weapons", "ASSAULT", "unconventional", None),
        ("took hostages", "took hostages", "ASSAULT", "abduct", "detained"),
        ("laid down their arms", "laid down their arms", "RETREAT", "disarm", None),
        ("a cease-fire", "cease-fire", "RETREAT", "ceasefire", None),
        ("police detained him", "detained", "COERCE", "arrest", "detained"),
        ("deployed troops", "deployed troops", "MOBILIZE", "troops", None),
        ("mobilised", "mobilised", "MOBILIZE", None, None),
        ("went on hunger strike", "went on hunger strike", "PROTEST", "hunger", None),
        ("threatened to expel", "threatened to expel", "THREATEN", "expel", None),
        ("villagers were displaced", "displaced", "COERCE", "deport", "displaced"),
    ],
)
def test_forms(text: str, form: str, event: str, mode: str | None, effect: str | None) -> None:
    first = [(words, t[0].event, t[0].mode, t[0].effect) for words, t in found(text)]
    assert (form, event, mode, effect) in first


def test_part_of_speech_separates_the_meanings_of_one_form() -> None:
    by_pos = {t.pos: t.weak for t in lexicon().lookup("shell")}
    assert by_pos == {"verb": False, "noun": True}
    assert ("PROTEST", "strike") in types(lexicon().lookup("strikes"))
    assert ("PROTEST", "strike") not in types(lexicon().lookup("struck"))


def test_gerunds_may_be_nouns() -> None:
    assert [t.pos for t in lexicon().lookup("condemning")] == ["any"]
    assert [t.pos for t in lexicon().lookup("condemned")] == ["verb"]


def test_strong_meanings_come_first() -> None:
    for trigger in lexicon().triggers:
        weak = [t.weak for t in lexicon().lookup(trigger.lemma)]
        assert weak == sorted(weak)


def test_stop_phrases_hide_the_triggers_inside_them() -> None:
    assert found("the press conference took place") == []
    assert lexicon().lookup("heart attack") == ()
    assert [words for words, _ in found("a heart attack and an attack")] == ["attack"]


def test_light_verbs_are_told_apart() -> None:
    assert [(t.event, t.light) for t in lexicon().lookup("carried out")] == [("", True)]


def test_every_stop_phrase_hides_a_trigger_and_is_none() -> None:
    stop = [word for _, words in load_groups("triggers", "stop.yaml") for word in words]
    bare = TriggerLexicon(lexicon().triggers)
    assert [phrase for phrase in stop if not list(bare.match(phrase.split()))] == []
    assert [phrase for phrase in stop if phrase in {t.lemma for t in lexicon().triggers}] == []
