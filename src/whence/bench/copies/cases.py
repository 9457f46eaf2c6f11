"""A case: reports made from five texts, with what is known of each: what it was made from, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from whence.bench.copies import edits
from whence.bench.copies.bases import Base, paragraphs
from whence.bench.copies.lookalikes import PHRASES, bulletin, statement
from whence.model.archive import CopyKind

_DAY = date(2019, 4, 1)
_AGENCIES = ("Reuters", "Associated Press", "Agence France-Presse", "Xinhua", "TASS", "Anadolu Agency")
_PAPERS = ("The Guardian", "Le Monde", "Kommersant", "The Hindu", "Dawn", "Haaretz", "El País", "The Irish Times")


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report of the benchmark.

    Attributes:
        id: what predictions name it by.
        text: as a reader would see it.
        title: its headline.
        publisher: who published it.
        published: when; None where it does not say.
        made_from: ids of the texts that it holds a good part of; two reports are related if they share one.
    """

    id: str
    text: str = field(repr=False)
    title: str
    publisher: str
    published: date | None
    made_from: frozenset[str]


@dataclass(frozen=True, slots=True)
class Copied:
    """A report that was made from originals, which it has to be linked with, and the kinds that are right."""

    report: MadeReport
    originals: tuple[str, ...]
    kinds: frozenset[CopyKind]


@dataclass(frozen=True, slots=True)
class Case:
    """What is made of the texts of one case.

    Attributes:
        id: of the text that is copied.
        originals: the reports that are copied.
        beside: the reports that other parts come from, as they are.
        copies: by the name of the edit; without those that the text is too short for.
        lookalikes: reports that only look like copies of each other or of the originals, by how.
    """

    id: str
    originals: tuple[MadeReport, ...]
    beside: tuple[MadeReport, ...]
    copies: Mapping[str, Copied]
    lookalikes: Mapping[str, tuple[MadeReport, ...]]


Edit = Callable[[Sequence[Base], Random, Sequence[str]], list[str]]
_NEAR, _SAME = frozenset((CopyKind.NEAR,)), frozenset((CopyKind.EXACT, CopyKind.NEAR))

EDITS: Mapping[str, tuple[Edit, frozenset[CopyKind]]] = {
    "cut": (lambda b, c, _: edits.cut(b[0].sentences, c), frozenset((CopyKind.CUT,))),
    "headline": (lambda b, _c, _v: list(b[0].sentences), _SAME),
    "reordered": (lambda b, c, _: edits.reordered(b[0].sentences, c), _NEAR),
    "agency": (lambda b, _c, _v: list(b[0].sentences), _SAME),
    "reworded": (lambda b, c, v: edits.reworded(b[0].sentences, c, v), _NEAR),
    "rephrased": (lambda b, c, v: edits.rephrased(b[0].sentences, c, v), _NEAR),
    "reworded and cut": (
        lambda b, c, v: edits.cut(edits.reworded(b[0].sentences, c, v), c),
        frozenset((CopyKind.CUT,)),
    ),
    "extended": (
        lambda b, c, _: edits.extended(b[0].sentences, b[2].sentences, c),
        frozenset((CopyKind.EXTENDED,)),
    ),
    "merged": (lambda b, c, _: edits.merged(b[0].sentences, b[1].sentences, c), frozenset((CopyKind.MERGED,))),
    "quoted": (lambda b, c, _: _quoting(b, c), frozenset((CopyKind.QUOTES,))),
}
"""By name: how a copy is made of the texts of a case, and the kinds that name it rightly."""


def make_case(bases: Sequence[Base], vocabulary: Sequence[str]) -> Case:
    """Make the reports of a case; the same texts always give the same."""
    reports = tuple(_original(base, bases[0].id) for base in bases)
    made = {name: _copied(name, bases, vocabulary) for name in EDITS}
    copies = {name: copied for name, copied in made.items() if copied is not None}
    lookalikes = {name: tuple(make(bases)) for name, make in LOOKALIKES.items()}
    return Case(bases[0].id, reports[:2], reports[2:], copies, lookalikes)


def _original(base: Base, case: str) -> MadeReport:
    chance = Random(f"{case}/publisher")
    agency = chance.choice(_AGENCIES)
    text = f"GENEVA, April 1 ({agency}) -- " + "\n\n".join(paragraphs(base.sentences))
    published = None if _cue(case) == "stated" else _DAY
    return MadeReport(base.id, text, _title(base, "as filed"), agency, published, frozenset((base.id,)))


def _cue(case: str) -> str:
    """Choose what tells which came first: dates, a line in the copy, or the agency in its dateline."""
    return Random(f"{case}/cue").choice(("dates", "stated", "credited"))


def _title(base: Base, what: str) -> str:
    return f"{' '.join(base.sentences[0].split()[:7])}: {what}"


def _copied(name: str, bases: Sequence[Base], vocabulary: Sequence[str]) -> Copied | None:
    make, kinds = EDITS[name]
    first, partner, fresh, host = bases[:4]
    chance = Random(f"{first.id}/{name}")
    sentences = make(bases, chance, vocabulary)
    if not sentences:
        return None
    body = "\n\n".join(paragraphs(sentences))
    agency = Random(f"{first.id}/publisher").choice(_AGENCIES)
    text, published = _signed(name, body, _cue(first.id), agency, chance)
    more = {"merged": (partner.id,), "extended": (fresh.id,), "quoted": (host.id,)}.get(name, ())
    publisher, title = chance.choice(_PAPERS), _title(first, "as printed")
    report = MadeReport(f"{first.id}/{name}", text, title, publisher, published, frozenset((first.id, *more)))
    return Copied(report, (first.id, *(more if name == "merged" else ())), kinds)


def _signed(name: str, body: str, cue: str, agency: str, chance: Random) -> tuple[str, date | None]:
    """Add the lines that an outlet adds, and say when it published."""
    if name == "agency":
        other = chance.choice([each for each in _AGENCIES if each != agency])
        body = f"GENEVA, April 2 ({other}) -- {body}"
    elif cue == "credited":
        body = f"GENEVA, April 1 ({agency}) -- {body}"
    if cue == "stated":
        return f"{body}\n\nThis article was originally published by {agency}.", None
    return body, _DAY if cue == "credited" and name != "agency" else _DAY + timedelta(days=chance.randint(1, 9))


def _quoting(bases: Sequence[Base], chance: Random) -> list[str]:
    """Put 40 to 120 words of the first text into the fourth, from where at least half is not in quotation marks."""
    source = bases[0].sentences
    words = chance.randint(40, 120)
    begins = [at for at in range(len(source)) if _is_told(edits.passage(source, words, at))]
    if not begins:
        return []
    return edits.quoting(bases[3].sentences, edits.passage(source, words, chance.choice(begins)), chance)


def _is_told(sentences: Sequence[str]) -> bool:
    count = sum(len(sentence.split()) for sentence in sentences)
    told = sum(len(sentence.split()) for sentence in sentences if not set(sentence) & set('"“”«»'))
    return count >= 40 and told >= count / 2


def _statement(bases: Sequence[Base]) -> Iterator[MadeReport]:
    chance = Random(f"{bases[0].id}/statement")
    said = [statement(bases[2].sentences, chance)]
    for base in bases[3:5]:
        yield _lookalike("statement", base, edits.quoting(base.sentences, said, chance))


def _phrases(bases: Sequence[Base]) -> Iterator[MadeReport]:
    chance = Random(f"{bases[0].id}/phrases")
    phrases = chance.sample(PHRASES, 2)
    for base in bases[3:5]:
        sentences = list(base.sentences)
        for phrase in phrases:
            sentences = edits.quoting(sentences, [phrase], chance)
        yield _lookalike("phrases", base, sentences)


def _background(bases: Sequence[Base]) -> Iterator[MadeReport]:
    """Let another report repeat up to 24 words of background."""
    chance = Random(f"{bases[0].id}/background")
    source = bases[0].sentences
    taken = edits.passage(source, chance.randint(14, 24), chance.randrange(len(source)))
    yield _lookalike("background", bases[3], edits.quoting(bases[3].sentences, taken, chance))


def _bulletins(bases: Sequence[Base]) -> Iterator[MadeReport]:
    chance = Random(f"{bases[0].id}/bulletin")
    form = chance.randrange(4)
    for base in bases[3:5]:
        yield _lookalike("bulletin", base, [bulletin(form, chance)])


def _lookalike(name: str, base: Base, sentences: Sequence[str]) -> MadeReport:
    text = "\n\n".join(paragraphs(sentences))
    chance = Random(f"{base.id}/{name}")
    day = _DAY + timedelta(days=chance.randint(0, 9))
    key = f"{base.id}/{name}"
    source = key if name == "bulletin" else base.id
    return MadeReport(key, text, _title(base, name), chance.choice(_PAPERS), day, frozenset((source,)))


LOOKALIKES: Mapping[str, Callable[[Sequence[Base]], Iterator[MadeReport]]] = {
    "statement": _statement,
    "phrases": _phrases,
    "background": _background,
    "bulletin": _bulletins,
}
"""By name: how reports are made that look like copies."""
