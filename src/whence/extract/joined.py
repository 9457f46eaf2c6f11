"""One deed told by two words: "a blast tore through the market", "a suicide bomber blew himself up"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from whence.extract.candidates import Candidate
from whence.extract.passage import Passage
from whence.extract.phrases import head_word, noun_phrase

_APART = 3  # words, such as auxiliaries and adverbs, between a subject and its verb that are told in one breath


def joined(passage: Passage, candidates: Sequence[Candidate], is_agent: Callable[[str], bool]) -> Iterator[Candidate]:
    """Yield candidates in text order, those that tell of one deed as one.

    A noun that is the subject of an event verb of the same type adds nothing of its own if one of the two is ambiguous
    alone ("fighting broke out", "a bomb exploded"), or if it names people: they act, and the verb says what they did.
    """
    nouns = {word: noun for noun in candidates if noun.nominal for word in range(noun.first, noun.last)}
    merged: dict[int, Candidate] = {}
    told: set[int] = set()
    for verb in candidates:
        noun = None if verb.nominal else _subject(passage, verb, nouns)
        if noun is None or noun.event != verb.event:
            continue
        person = is_agent(passage.words.lower[noun.last - 1])
        if person or noun.weak or verb.weak:
            told.add(noun.first)
            merged[verb.first] = _one(passage, noun, verb, person=person)
    for candidate in candidates:
        if candidate.first not in told and not _is_manner(passage, candidate, candidates):
            yield merged.get(candidate.first, candidate)


def _subject(passage: Passage, verb: Candidate, nouns: dict[int, Candidate]) -> Candidate | None:
    """Return the event noun that heads a verb's subject."""
    words = passage.words
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
    near = not person and verb.first - noun.last <= _APART
    first = noun.first if near else verb.first
    span = passage.document.span(noun.span.begin, verb.span.end) if near else verb.span
    weak, score = noun.weak and verb.weak, max(noun.score, verb.score)
    return replace(verb, first=first, span=span, mode=mode, effect=verb.effect or noun.effect, weak=weak, score=score)


def _is_manner(passage: Passage, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Say whether a word only says with what an event before it in its sentence was done: "shelled it, using tanks"."""
    if passage.words.lower[candidate.first] != "using" or not candidate.weak:
        return False
    sentence = passage.words.sentence(candidate.span.begin)
    return sentence is not None and any(
        other.event == candidate.event and sentence.begin <= other.span.begin < candidate.span.begin
        for other in candidates
    )
