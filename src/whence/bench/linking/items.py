"""The reports of the bench on linking with what is known of their incidents, and how claims are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from whence.bench.linking.alignment import align
from whence.bench.linking.gold import link
from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.linking.told import ToldClaim
from whence.bench.readers import MAX_LINE, Offsets, Row, parse_json, read_rows, readable
from whence.bench.scores.linking import ClaimKey
from whence.clean import article, text_article
from whence.ingest.raw import raw_of
from whence.model.errors import BenchInputError
from whence.model.reading import Article

CORPUS = "muc4/dev.jsonl.gz"
"""The file that is read of the folder of all corpora."""
_AFTER_MUC = date(2000, 1, 1)
"""A day of reading for reports of around 1990, whose datelines write the year in two digits."""


@dataclass(frozen=True, slots=True)
class LinkingItem:
    """A report, with either the incidents of its official key or passages that a person put to incidents.

    ``passages`` are stretches of the text: a claim whose trigger lies in one is of its incident.
    """

    id: str
    article: Article = field(repr=False)
    key: KeyDocument | None = None
    passages: tuple[tuple[Offsets, str], ...] = ()


def read_items(path: Path) -> list[LinkingItem]:
    """Read a file of MUC-4 (rows with ``id``, ``text``, ``keys``), that of the corpora, or a judged set of reports.

    A judged set is a JSON object: ``{"reports": folder beside it, "incidents": {name: {file: [words, ...]}}}``.

    Raises:
        BenchInputError: it cannot be read or breaks the format; words do not stand in their report, or stand twice.
    """
    if path.suffix == ".json":
        return list(_judged(path))
    return [_of_key(row) for row in read_rows(path / CORPUS if path.is_dir() else path)]


def incidents_told(items: Sequence[LinkingItem], told: Mapping[str, Sequence[ToldClaim]]) -> dict[ClaimKey, str]:
    """Return the incident of each claim that is on one; ``told`` are the claims of each report by its id."""
    keys = [item.key for item in items if item.key is not None]
    gold = link(keys)
    found: dict[ClaimKey, str] = {}
    for item in items:
        claims = told.get(item.id, ())
        if item.key is not None:
            aligned: Mapping[str, KeyIncident] = align(item.key.incidents, item.article.document.text, claims)
            found |= {
                (item.id, claim): gold.incident_of[incident.id]
                for claim, incident in aligned.items()
                if incident.id not in gold.left_out
            }
        found |= {(item.id, claim.id): name for claim in claims for name in _passage(claim, item.passages)}
    return found


def _passage(claim: ToldClaim, passages: Iterable[tuple[Offsets, str]]) -> Iterator[str]:
    within = (name for (begin, end), name in passages if begin <= claim.trigger[0] and claim.trigger[1] <= end)
    if claim.told and (name := next(within, None)) is not None:
        yield name


def _of_key(row: Row) -> LinkingItem:
    document = KeyDocument.read(row)
    return LinkingItem(document.id, text_article(document.text, today=_AFTER_MUC), document)


def _judged(path: Path) -> Iterator[LinkingItem]:
    with readable(path) as stream:
        value = parse_json(str(path), stream.read(MAX_LINE))
    if not isinstance(value, dict):
        raise BenchInputError(f"{path}: not an object with 'reports' and 'incidents'")
    row = Row(str(path), value)
    by_report: dict[str, list[tuple[str, str]]] = {}
    for name, reports in _object(row, "incidents").items():
        told = Row(f"{path}, incident {name!r}", reports if isinstance(reports, dict) else {})
        for report in told.fields:
            by_report.setdefault(str(report), []).extend((name, words) for words in told.texts(str(report)))
    folder = path.parent / row.text("reports")
    for report in sorted(by_report):
        yield _report(folder / report, by_report[report])


def _object(row: Row, key: str) -> Mapping[str, object]:
    value = row.fields.get(key)
    return value if isinstance(value, dict) else row.fail(key, "an object")


def _report(path: Path, told: Iterable[tuple[str, str]]) -> LinkingItem:
    with readable(path) as stream:
        content = stream.read(MAX_LINE)
    made = article(raw_of(content, name=str(path)), published=None, today=date.today())
    text = made.document.text
    return LinkingItem(path.name, made, None, tuple((_span(path, text, words), name) for name, words in told))


def _span(path: Path, text: str, words: str) -> Offsets:
    begin = text.find(words)
    if begin < 0 or text.find(words, begin + 1) >= 0:
        raise BenchInputError(f"{path}: {words!r} does not stand there exactly once: give other words of the report")
    return begin, begin + len(words)
