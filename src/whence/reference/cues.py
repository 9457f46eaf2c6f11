"""Cues: words that say who speaks, how sure they are, and whether an event happened.

The lists are the files of `data/cues/`, groups of one class each. Keys of a group: class (a field of `Cues`, or `stop`,
whose phrases hide the cues inside them), pos (verb, noun and any are inflected, a phrase is taken as it is), status and
certainty (what the cue makes of an event in its scope), stance (what its subject does towards a claim), words
(separated by commas). A verb without status and certainty changes neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from whence.model.errors import ReferenceDataError
from whence.model.vocabulary import Certainty, StanceKind, Status
from whence.reference.phrases import PhraseIndex, load_groups

_KEYS = frozenset({"class", "pos", "status", "certainty", "stance"})
_POS = frozenset({"verb", "noun", "any", "phrase"})
_STOP = "stop"
_FILES = ("reporting", "modality", "negation", "stance", "conditions", "facts", "extent", "stop")


@dataclass(frozen=True, slots=True)
class Cue:
    """One word or phrase and what it says.

    Attributes:
        lemma: words as listed, lower-case.
        cue_class: the class it is listed in (a field of `Cues`).
        status: what it makes of an event in its scope (a value of Status), None if nothing.
        certainty: how sure its speaker is (a value of Certainty), None if it does not tell.
        stance: what its subject does towards a claim (a value of StanceKind), None if nothing.
    """

    lemma: str
    cue_class: str
    status: str | None
    certainty: str | None
    stance: str | None


@dataclass(frozen=True, slots=True)
class Cues:
    """One matcher a class. A phrase may be in several classes.

    Attributes:
        reporting: verbs of saying and thinking, and phrases such as "according to".
        hearsay: somebody says so, and the text does not tell who: "reportedly", "is said to".
        speech: verbs that tell of speech and leave open whether its content happened: "ask", "order", "vow".
        wording: verbs that tell something only with a clause or a quotation: not "fears the war".
        conviction: adjectives that say what somebody holds to be so: "confident that".
        account: nouns for what somebody tells: "claim", "rumour".
        showing: verbs that tell something only where their subject can speak: "a video shows", not "the storm showed".
        voice: nouns for things that speak: "video", "statement", "map".
        modal: "may", "will", "should", "probably".
        prediction: "expected to", "forecast".
        intention: "plan to", "vow to", "poised to"; an attempt ("try to") is possible, not planned.
        purpose: "aimed at", "designed to": an intention about what follows only.
        request: "call for", "order to".
        negation: "not", "without", "foil", "fail to".
        approximation: "nearly", right in front of a verb: it did not happen.
        denial: somebody says that it did not happen.
        doubt: somebody, or the author, doubts it: "could not be verified", "unconfirmed".
        support: somebody else says so too: "confirm", "claim responsibility".
        silence: somebody was expected to speak and did not: "declined to comment".
        correction: an earlier version is taken back.
        conditional: "if", "unless", "any such".
        question: "whether", "asked if".
        hypothetical: "as if", "simulated".
        compound: nouns that say it of the noun in front of them: "coup attempt", "bomb threat".
        factive: words whose object is a fact whatever else is said: "investigate", "an end to", "failed to prevent".
        implicative: verbs that did what the infinitive behind them says: "managed to", "forced them to".
        occurrence: verbs that say no more than that an event is: "break out", "take place".
        series: "a series of", "several", before a noun.
        frequency: "daily", "repeatedly".
        single: plural words for one happening: "clashes", "talks".
        aggregate: "since 2011", "a total of".
        status: every cue that makes an event anything but asserted and certain, but for compounds and approximations;
            always with status and certainty.
        stance: every cue with a stance.
    """

    reporting: PhraseIndex[Cue]
    hearsay: PhraseIndex[Cue]
    speech: PhraseIndex[Cue]
    wording: PhraseIndex[Cue]
    conviction: PhraseIndex[Cue]
    account: PhraseIndex[Cue]
    showing: PhraseIndex[Cue]
    voice: PhraseIndex[Cue]
    modal: PhraseIndex[Cue]
    prediction: PhraseIndex[Cue]
    intention: PhraseIndex[Cue]
    purpose: PhraseIndex[Cue]
    request: PhraseIndex[Cue]
    negation: PhraseIndex[Cue]
    approximation: PhraseIndex[Cue]
    denial: PhraseIndex[Cue]
    doubt: PhraseIndex[Cue]
    support: PhraseIndex[Cue]
    silence: PhraseIndex[Cue]
    correction: PhraseIndex[Cue]
    conditional: PhraseIndex[Cue]
    question: PhraseIndex[Cue]
    hypothetical: PhraseIndex[Cue]
    compound: PhraseIndex[Cue]
    factive: PhraseIndex[Cue]
    implicative: PhraseIndex[Cue]
    occurrence: PhraseIndex[Cue]
    series: PhraseIndex[Cue]
    frequency: PhraseIndex[Cue]
    single: PhraseIndex[Cue]
    aggregate: PhraseIndex[Cue]
    status: PhraseIndex[Cue]
    stance: PhraseIndex[Cue]


CLASSES = frozenset(field.name for field in fields(Cues)) - {"status", "stance"}


@cache
def cues() -> Cues:
    """Load the packaged cues once.

    Raises:
        ReferenceDataError: a data file breaks its own rules.
    """
    listed = list_cues()
    stop = [cue.lemma for cue, _ in listed if cue.cue_class == _STOP]
    by_class = {name: _index([entry for entry in listed if entry[0].cue_class == name], stop) for name in CLASSES}
    return Cues(
        **by_class,
        status=_index([entry for entry in listed if _changes_status(entry[0])], stop),
        stance=_index([entry for entry in listed if entry[0].stance], ()),
    )


def list_cues() -> list[tuple[Cue, str]]:
    """Return every cue of the data files with its part of speech, stop phrases among them.

    Raises:
        ReferenceDataError: a data file breaks its own rules.
    """
    found: list[tuple[Cue, str]] = []
    for keys, words in (group for file in _FILES for group in load_groups("cues", f"{file}.yaml")):
        name, pos = keys.get("class", ""), keys.get("pos", "")
        status, certainty, stance = keys.get("status"), keys.get("certainty"), keys.get("stance")
        known = not keys.keys() - _KEYS and name in CLASSES | {_STOP} and pos in _POS
        valued = {status} <= {None, *Status} and {certainty} <= {None, *Certainty} and {stance} <= {None, *StanceKind}
        if not known or not valued or (status is None) != (certainty is None):
            raise ReferenceDataError(f"data/cues: unknown key or value in {keys!r}; status and certainty go together")
        found += [(Cue(word, name, status, certainty, stance), pos) for word in words]
    return found


def _changes_status(cue: Cue) -> bool:
    if cue.cue_class in ("compound", "approximation"):
        return False
    return cue.status is not None and (cue.status, cue.certainty) != (Status.ASSERTED, Certainty.CERTAIN)


def _index(entries: Iterable[tuple[Cue, str]], stop: Iterable[str]) -> PhraseIndex[Cue]:
    index: PhraseIndex[Cue] = PhraseIndex()
    for cue, pos in entries:
        index.add(cue.lemma, pos, cue)
    for phrase in stop:
        index.hide(phrase, "phrase")
    return index
