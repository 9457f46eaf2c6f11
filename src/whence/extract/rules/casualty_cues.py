"""Words that say what happened to people, in one sentence: triggers with an effect, and states such as "missing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extract.words import Words
from whence.model.vocabulary import Effect
from whence.reference.casualty_words import CasualtyWords
from whence.reference.triggers import TriggerLexicon

_LONGEST_STATE = 4
_JOINTS = frozenset({"and", "or", ",", "/", "either", "are", "were", "is", "was"})
_JOINERS = frozenset({"and", "or", ",", "/"})
_APART = frozenset({Effect.KILLED, Effect.INJURED, Effect.MISSING})
"""Effects of which one person has one: of "30 killed and wounded" some were killed and the others wounded."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words [first, last) that say what happened to people.

    ``reach`` is the end of a split phrase, whose object stands inside ("left three people dead"), elsewhere it is
    ``last``. ``state``: people are in it ("dead"). ``suffered``: it happens to its subject ("died"). ``noun``: it only
    tells of people behind "of" ("the wounding of").
    """

    first: int
    last: int
    effect: Effect
    reach: int
    state: bool = False
    suffered: bool = False
    noun: bool = False


def find_cues(words: Words, sentence: range, lexicon: TriggerLexicon, known: CasualtyWords) -> list[Cue]:
    """Find the cues of a sentence, given as word indices, in text order."""
    cues = []
    for match in lexicon.match(words.lower[sentence.start : sentence.stop]):
        meaning = next((trigger for trigger in match.triggers if trigger.effect), None)
        if meaning and meaning.effect:
            first, last = sentence.start + match.begin_word, sentence.start + match.end_word
            suffered, reach = meaning.lemma in known.suffered, sentence.start + match.last_word
            state, noun = meaning.lemma == "dead", meaning.pos == "noun"
            cues.append(Cue(first, last, Effect(meaning.effect), reach, state, suffered, noun))
    taken = {word for cue in cues for word in (*range(cue.first, cue.last), cue.reach - 1)}
    cues += [cue for cue in _states(words, sentence, known) if cue.first not in taken]
    return sorted(cues, key=lambda cue: cue.first)


def joined(words: Words, cues: Sequence[Cue]) -> dict[Cue, tuple[Cue, ...]]:
    """Map each cue to those that only "and", "or" and commas part from it, itself among them: "killed or wounded"."""
    groups: list[list[Cue]] = []
    for cue in cues:
        between = words.lower[groups[-1][-1].reach : cue.first] if groups else ()
        if between and between[0] in _JOINERS and _JOINTS.issuperset(between):
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return {cue: tuple(group) for group in groups for cue in group}


def told_together(words: Words, cues: Sequence[Cue]) -> bool:
    """Say whether joined cues share a count that nobody divides: "killed or wounded", not "abducted and killed"."""
    effects = {cue.effect for cue in cues}
    between = words.lower[cues[0].first : cues[-1].last]
    return len(effects) > 1 and (effects <= _APART or not {"or", "/"}.isdisjoint(between))


def _states(words: Words, sentence: range, known: CasualtyWords) -> Iterator[Cue]:
    word = sentence.start
    while word < sentence.stop:
        for length in range(min(_LONGEST_STATE, sentence.stop - word), 0, -1):
            effect = known.states.get(words.lower[word : word + length])
            if effect is not None:
                yield Cue(word, word + length, effect, word + length, state=True)
                word += length - 1
                break
        word += 1
