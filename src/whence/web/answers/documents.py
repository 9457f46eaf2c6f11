"""A document as answers have it: the text, what was read off it, and what in it stands in another report."""

from __future__ import annotations

from typing import Any

from whence.archive.linking_claims import Claims
from whence.export.field_values import count_in_words
from whence.link.copies.alignment import align
from whence.link.copies.words import Words
from whence.model import mention as model
from whence.model.archive import StoredReading, Version
from whence.model.errors import StoreError
from whence.model.place import Place
from whence.model.reading import Article, Reading
from whence.model.timex import ResolvedTime
from whence.store.interface import ReadStore
from whence.web import finding, reviews
from whence.web.answers.claims import reader_claim_out
from whence.web.answers.reports import report_out, version_out
from whence.web.answers.texts import direction, hidden
from whence.web.answers.values import span_out
from whence.web.schemas import reports as out
from whence.web.schemas.claims import ReaderClaim


def document_out(store: ReadStore, version: Version) -> out.Document:
    """Make the answer of a version with its newest reading.

    Raises:
        StoreError: the text or the reading is lost, or the store cannot be used.
    """
    article = _article(store, version.id)
    made = finding.newest_reading(store, version.id)
    report = store.report(version.report_id)
    if report is None:
        raise StoreError(f"the report {version.report_id} is lost; see whence verify")
    before = store.judged_before([version.id]).get(version.id)
    text, origin = article.document.text, article.report.origin
    return out.Document(
        version=version_out(version),
        report=report_out(store, report),
        text=text,
        direction=direction(text, version.language),
        sentences=[(span.begin, span.end) for span in article.document.sentences],
        boilerplate=[
            out.Boilerplate(span=span_out(part.span), kind=part.kind.value) for part in article.document.boilerplate
        ],
        copied=copied(store, version.id, text),
        hidden=hidden(text),
        byline=article.report.byline,
        origin_line=span_out(origin.evidence) if origin else None,
        judged_before=before,
        **_read(store, made, before),
    )


def _article(store: ReadStore, version_id: str) -> Article:
    article = store.article(version_id)
    if article is None:
        raise StoreError(f"the text of {version_id} is lost; see whence verify")
    return article


def _read(store: ReadStore, made: StoredReading | None, before: str | None) -> dict[str, Any]:
    """Collect what a reading found; nothing where there is none."""
    if made is None:
        return {"reading_id": None, "maker": [], "mentions": [], "claims": [], "rejections": []}
    reading, maker = store.reading(made.id), store.maker(made.maker_id)
    if reading is None:
        raise StoreError(f"the reading {made.id} is lost; see whence verify")
    return {
        "reading_id": made.id,
        "maker": list(maker.components) if maker else [],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "claims": _claims(store, made.id, before),
        "rejections": _rejections(reading),
    }


def _rejections(reading: Reading) -> list[out.Rejection]:
    return [
        out.Rejection(stage=each.stage, span=span_out(each.span) if each.span else None, reason=each.reason)
        for each in reading.rejections
    ]


def _claims(store: ReadStore, reading_id: str, before: str | None) -> list[ReaderClaim]:
    items = Claims(store).of_reading(reading_id)
    ids = [item.id for item in items]
    members, states = store.members(ids), reviews.states(store, ids)
    return [
        reader_claim_out(
            item,
            incident_id=members.get(item.id),
            review=states.get(item.id, reviews.OPEN),
            judged_before=before,
        )
        for item in items
    ]


def _mention(mention: model.Mention) -> out.Mention:
    words = None if mention.resolved is None else _resolved(mention.resolved)
    return out.Mention(
        id=mention.id, span=span_out(mention.span), kind=mention.kind.value, words=words, reason=mention.reason
    )


def _resolved(value: model.Resolved) -> str:
    """Say what a mention was resolved to."""
    match value:
        case model.Actor():
            known = " · ".join(part for part in (value.id, value.country, value.sector) if part)
            return f"{value.name} ({known})" if known else value.name
        case Place():
            names = [value.name, *(part for part in (value.adm1, value.country) if part and part != value.name)]
            return ", ".join(names) + (f" ± {value.radius_km:.3g} km" if value.radius_km else "")
        case ResolvedTime():
            if value.start is None or value.end is None:
                return value.value
            return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"
        case model.Weapon():
            return f"{value.name} ({value.weapon_class})" if value.weapon_class else value.name
        case model.Count():
            return count_in_words(value)


def copied(store: ReadStore, version_id: str, text: str) -> list[tuple[int, int]]:
    """List the stretches of a text that stand in what it was copied from, as offsets; joined where they touch."""
    origins = [copy.origin_id for copy in store.copies(version_id) if copy.origin_id != version_id]
    if not origins:
        return []
    own, found = Words.of(text), []
    for origin_id in origins:
        article = store.article(origin_id)
        if article is not None:
            passages = align(own, Words.of(article.document.text)).passages
            found += [(own.begins[each.one[0]], own.ends[each.one[1] - 1]) for each in passages]
    return _joined(found)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if out and begin <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((begin, end))
    return out
