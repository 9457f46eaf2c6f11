"""One deed told by two words: "a blast tore through the market", "a suicide bomber blew himself up"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from whence.extract.candidates import Candidate
from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase
from whence.reference.triggers import TriggerLexicon

_NEAR = 5  # words between an event word and the people that it is done to
_DURING = frozenset("in during amid throughout".split())
_PREPOSITIONS = frozenset("of on at against by with from for into".split())
_LONGEST_WEAPON = 4  # "improvised explosive device"
_APART = 3  # words, such as auxiliaries and adverbs, between a subject and its verb that are told in one breath

_DIPLOMATIC = frozenset({"AGREE", "CONSULT", "SUPPORT"})  # here the object says what was agreed, held or signed
_RELATIVES = frozenset("that which who whose where".split())
_AUXILIARIES = frozenset("has have had later then also again".split())
_FIGHT = frozenset("fight fights fighting fought wage waged waging".split())


def joined(
    passage: Passage, candidates: Sequence[Candidate], is_agent: Callable[[str], bool], lexicon: TriggerLexicon
) -> Iterator[Candidate]:
    """Yield candidates in text order, those that tell of one deed as one.

    A noun that is the subject of an event verb of the same type adds nothing of its own if one of the two is ambiguous
    alone ("fighting broke out", "a bomb exploded"), or if it names people: they act, and the verb says what they did. A
    noun that is the object of a verb of the same meaning adds nothing either ("fought a battle", "signed a treaty").
    People who have a part in an event are no event themselves ("police shot at protesters"), nor is what an event only
    was part of ("killed in the war").
    """
    nouns = {word: noun for noun in candidates if noun.nominal for word in range(noun.first, noun.last)}
    merged: dict[int, Candidate] = {}
    told: set[int] = set()
    for verb in candidates:
        told.update(_parts(passage, verb, nouns, is_agent))
        noun = None if verb.nominal else _subject(passage, verb, nouns)
        if noun is None or noun.event != verb.event:
            continue
        person = is_agent(passage.words.lower[noun.last - 1])
        if person or noun.weak or verb.weak:
            told.add(noun.first)
            merged[verb.first] = _one(passage, noun, verb, person=person)
    for noun in candidates:
        person = noun.nominal and noun.weak and is_agent(passage.words.lower[noun.last - 1])
        if (person and _complements(passage, noun, candidates)) or _is_background(passage, noun, candidates):
            told.add(noun.first)
    for candidate in candidates:
        if candidate.first not in told and not _is_manner(passage, candidate, candidates):
            yield merged.get(candidate.first) or _with_weapon(passage, candidate, lexicon)


def _parts(
    passage: Passage, event: Candidate, nouns: dict[int, Candidate], is_agent: Callable[[str], bool]
) -> Iterator[int]:
    """Yield the first words of nouns that only name a part in an event: its people, or what its verb says already."""
    words = passage.words
    for tag in passage.roles(event.head, "ARG0", "ARG1", "ARG2"):
        phrase = noun_phrase(words, tag.begin, tag.end)
        noun = nouns.get(head_word(words, phrase)) if phrase else None
        if noun is None or noun is event:
            continue
        cognate = noun.event == event.event and (event.event in _DIPLOMATIC or words.lower[event.head] in _FIGHT)
        people = noun.weak and is_agent(words.lower[noun.last - 1])
        if people or (cognate and tag.label == "ARG1" and not event.nominal):
            yield noun.first


def _complements(passage: Passage, noun: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Say whether people stand behind another event word as its complement: "fired on a crowd of protesters"."""
    words = passage.words
    starts = {word for other in candidates if other is not noun for word in range(other.first, other.last)}
    for word in range(noun.first - 1, max(-1, noun.first - 1 - _NEAR), -1):
        if word in starts:
            return noun.first - word > 1 or words.lower[word] in _PREPOSITIONS
        if not words.lower[word].replace("-", "").isalnum() or words.lower[word] in {"and", "or", "but"}:
            return False
    return False


def _is_background(passage: Passage, noun: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Say whether an ambiguous noun only says during what an event before it was: "killed in the conflict"."""
    lower = passage.words.lower
    sentence = passage.words.sentence(noun.span.begin)
    if not noun.weak or not noun.nominal or sentence is None:
        return False
    opened = any(
        lower[word] in _DURING and not {",", ";"} & set(lower[word : noun.first])
        for word in range(max(0, noun.first - _NEAR + 1), noun.first)
    )
    return opened and any(
        other.event == noun.event and sentence.begin <= other.span.begin < noun.span.begin for other in candidates
    )


def _subject(passage: Passage, verb: Candidate, nouns: dict[int, Candidate]) -> Candidate | None:
    """Return the event noun that heads a verb's subject, or stands right in front of it."""
    words = passage.words
    before = verb.first - 1
    while before >= 0 and words.lower[before] in _AUXILIARIES:
        before -= 1
    if before in nouns:
        return nouns[before]
    for tag in passage.roles(verb.head, "ARG0", "ARG1"):
        phrase = noun_phrase(words, tag.begin, tag.end)
        noun = nouns.get(head_word(words, phrase)) if phrase else None
        if noun is not None and noun.last <= verb.first:
            return noun
    return None


def _one(passage: Passage, noun: Candidate, verb: Candidate, *, person: bool) -> Candidate:
    mode = verb.mode or noun.mode
    if verb.weak and not noun.weak:
        mode = noun.mode or verb.mode
    between = passage.words.lower[noun.last : verb.first]
    near = not person and len(between) <= _APART and not _RELATIVES.intersection(between)
    first = noun.first if near else verb.first
    span = passage.document.span(noun.span.begin, verb.span.end) if near else verb.span
    weak, score = noun.weak and verb.weak, max(noun.score, verb.score)
    return replace(verb, first=first, span=span, mode=mode, effect=verb.effect or noun.effect, weak=weak, score=score)


def _with_weapon(passage: Passage, verb: Candidate, lexicon: TriggerLexicon) -> Candidate:
    """Take the weapon right in front of a verb into the trigger: "a rocket hit", however sure the encoder is of it."""
    words = passage.words
    if verb.nominal or verb.event != "ASSAULT":
        return verb
    for first in range(max(0, verb.first - _LONGEST_WEAPON), verb.first):
        meanings = lexicon.lookup(" ".join(words.lower[first : verb.first]))
        if any(t.event == verb.event and t.weak and t.mode and t.pos == "noun" for t in meanings):
            return replace(verb, first=first, span=passage.document.span(words.begins[first], verb.span.end))
    return verb


def _is_manner(passage: Passage, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Say whether a word only says with what an event before it in its sentence was done: "shelled it, using tanks"."""
    if passage.words.lower[candidate.first] != "using" or not candidate.weak:
        return False
    sentence = passage.words.sentence(candidate.span.begin)
    return sentence is not None and any(
        other.event == candidate.event and sentence.begin <= other.span.begin < candidate.span.begin
        for other in candidates
    )
