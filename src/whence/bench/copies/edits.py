"""What editors do to a text: cut, add, re-order, reword, merge, quote."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

Sentences = Sequence[str]

_SYNONYMS = """
    " said stated | reported noted | killed slain | people persons | attack assault | attacked assaulted |
    soldiers troops | fighters militants | town city | village settlement | near close | began started |
    ended finished | about around | also additionally | after following | before prior | because since |
    but however | several numerous | many numerous | area zone | region district | government authorities |
    officials authorities | group organisation | groups organisations | president leader | country nation |
    called urged | announced declared | asked requested | big large | small minor | house home |
    destroyed demolished | wounded injured | bomb explosive | explosion blast | police officers |
    yesterday earlier | today now | years twelvemonths | months weeks | children minors | women females |
    men males | against versus | during throughout | between amid | another further | first initial | last final |
    new recent | old former | made produced | took seized | gave provided | went travelled | came arrived |
    left departed | help aid | support backing | showed indicated | found discovered | told informed |
    used employed | including among | while as | although though | the a | a the | in inside | on upon | of from |
    and plus | to towards | was had | were had | has had | with alongside | for toward | by through | at near |
    which that | that which | who that | their its | its their | his the | her the
"""
SYNONYMS = {pair.split()[0]: pair.split()[1] for pair in _SYNONYMS.split("|") if len(pair.split()) == 2}
"""Other words for words, good or bad: the measure is whether a copy is found, not whether it reads well."""


def cut(sentences: Sentences, chance: Random) -> list[str]:
    """Keep the head, 40 to 80 % of the words."""
    wanted, kept = chance.uniform(0.4, 0.8) * _count(sentences), list[str]()
    for sentence in sentences:
        left = round(wanted - _count(kept))
        if left < 5:
            break
        kept.append(" ".join(sentence.split()[:left]))
    return kept


def reordered(sentences: Sentences, chance: Random) -> list[str]:
    """Put the paragraphs, of two sentences each, into another order."""
    parts = [list(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    order = list(range(len(parts)))
    while len(parts) > 1 and order == sorted(order):
        chance.shuffle(order)
    return [sentence for at in order for sentence in parts[at]]


def reworded(sentences: Sentences, chance: Random, vocabulary: Sequence[str], share: float = 0.3) -> list[str]:
    """Replace, delete or insert at a share of the words."""
    return [" ".join(_reworded(sentence.split(), chance, vocabulary, share)) for sentence in sentences]


def _reworded(words: Sequence[str], chance: Random, vocabulary: Sequence[str], share: float) -> list[str]:
    out = []
    for word in words:
        if chance.random() >= share:
            out.append(word)
            continue
        plain = word.strip('.,;:"“”()').lower()
        if plain in SYNONYMS:
            out.append(SYNONYMS[plain].upper() if word.isupper() else SYNONYMS[plain])
        else:
            out += chance.choice(([chance.choice(vocabulary)], [], [word, chance.choice(vocabulary)]))
    return out


def rephrased(sentences: Sentences, chance: Random, vocabulary: Sequence[str]) -> list[str]:
    """Write three sentences in ten anew: clauses change places, and half the words are others."""
    chosen = set(chance.sample(range(len(sentences)), max(1, round(0.3 * len(sentences)))))
    return [
        reworded([_turned(sentence)], chance, vocabulary, 0.5)[0] if at in chosen else sentence
        for at, sentence in enumerate(sentences)
    ]


def _turned(sentence: str) -> str:
    before, comma, after = sentence.partition(", ")
    return f"{after.rstrip('.')}, {before}." if comma else sentence


def merged(one: Sentences, other: Sentences, chance: Random) -> list[str]:
    """Put two stories into one, one behind the other or by turns of three sentences."""
    if chance.random() < 0.5:
        return [*one, *other]
    out: list[str] = []
    for at in range(0, max(len(one), len(other)), 3):
        out += [*one[at : at + 3], *other[at : at + 3]]
    return out


def extended(sentences: Sentences, fresh: Sentences, chance: Random) -> list[str]:
    """Add fresh text at the end, or within, of 30 to 80 % of the length."""
    added = passage(fresh, round(chance.uniform(0.3, 0.8) * _count(sentences)), 0)
    at = len(sentences) if chance.random() < 0.5 else chance.randint(1, len(sentences))
    return [*sentences[:at], *added, *sentences[at:]]


def quoting(host: Sentences, taken: Sentences, chance: Random) -> list[str]:
    """Put a passage into another text, never at its beginning."""
    at = chance.randint(min(1, len(host)), len(host))
    return [*host[:at], *taken, *host[at:]]


def passage(sentences: Sentences, words: int, begin: int) -> list[str]:
    """Take about so many words from a sentence on; the last sentence is cut off where it would be too much."""
    taken: list[str] = []
    for sentence in sentences[begin:]:
        left = words - _count(taken)
        if left < 1:
            break
        taken.append(" ".join(sentence.split()[:left]))
    return taken


def _count(sentences: Sentences) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
