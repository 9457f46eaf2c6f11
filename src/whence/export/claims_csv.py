"""The table of claims that comes with every export: a row a claim, from an incident back to words and hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.export import gist, words
from whence.export.delimited import Cell, Table
from whence.export.formats import Choices, Format, Piece
from whence.model.claim import Attribution
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.span import Span

COLUMNS = (
    "incident incident_number version role claim report report_version sha256 origin copied outlet published title url "
    "speaker speaker_kind speaker_named speaker_side through attribution status certainty extent plover mode killed "
    "injured trigger trigger_begin trigger_end evidence evidence_begin evidence_end offsets"
).split()


def write(dossiers: Iterable[Dossier], _choices: Choices) -> Iterator[Piece]:
    """Write a row a claim, incident by incident; round-ups that are attached stand behind the incident's own."""
    yield "", head()
    for dossier in dossiers:
        yield "", rows(dossier)


def head() -> bytes:
    """Write the header."""
    return _TABLE.head()


def rows(dossier: Dossier) -> bytes:
    """Write the claims of an incident."""
    own = set(dossier.incident.claims)
    return b"".join(_TABLE.row(row(claim, dossier, claim.id in own)) for claim in dossier.claims)


def row(archived: ArchivedClaim, dossier: Dossier, own: bool) -> dict[str, Cell]:
    """Make the row of a claim."""
    claim, id = archived.claim, dossier.incident.id
    values: dict[str, Cell] = {
        "incident": id,
        "incident_number": gist.number(id),
        "version": dossier.version.number,
        "role": "own" if own else "attached",
        "claim": archived.id,
        "report": archived.report_id,
        "report_version": archived.version_id,
        "sha256": archived.sha256,
        "origin": archived.origin_id,
        "copied": "yes" if archived.copied else "no",
        "outlet": archived.outlet,
        "published": str(archived.published) if archived.published else None,
        "title": archived.title,
        "url": archived.url,
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "extent": claim.extent.value,
        "plover": claim.event.plover,
        "mode": claim.event.mode,
        "trigger": claim.trigger.text,
        "trigger_begin": claim.trigger.begin,
        "trigger_end": claim.trigger.end,
    }
    return values | _speaker(claim.attribution) | _harm(archived) | _evidence(claim.evidence)


def _speaker(said: Attribution) -> dict[str, Cell]:
    return {
        "speaker": words.name(said.speaker),
        "speaker_kind": said.speaker_kind.value if said.speaker_kind else None,
        "speaker_named": "no" if said.anonymous or said.speaker is None else "yes",
        "speaker_side": said.side,
        "through": [outer.name for outer in said.chain],
        "attribution": said.kind.value,
    }


def _harm(archived: ArchivedClaim) -> dict[str, Cell]:
    told: dict[str, Cell] = {}
    for effect in ("killed", "injured"):
        told[effect] = [
            words.casualties(each).partition(": ")[2]
            for each in archived.claim.casualties
            if each.effect.value == effect
        ]
    return told


def _evidence(spans: tuple[Span, ...]) -> dict[str, Cell]:
    """Give the words, and where they stand: code points from the beginning of the version's text, end exclusive."""
    return {
        "evidence": " … ".join(span.text for span in spans),
        "evidence_begin": min(span.begin for span in spans),
        "evidence_end": max(span.end for span in spans),
        "offsets": " ".join(f"{span.begin}-{span.end}" for span in spans),
    }


_TABLE = Table(tuple(COLUMNS))
FORMAT = Format("claims", ".csv", "a row a claim: who says so, in which words, of which bytes", write, claims=False)
