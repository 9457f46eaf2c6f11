"""Reviewed claims as training data: the words, what the program said, and what a person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.model.document import Document
from whence.model.review import JUDGING, Act, ActKind, ReviewStage, standing, state_of
from whence.model.span import Span, hull
from whence.review.adding import sentence_of

SCHEMA = "whence.review/1"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim that persons judged, with whatever a line of training data needs.

    Attributes:
        claim_id: in the archive.
        version_id: of which version.
        sha256: of that version's bytes.
        language: of the report; None where it is not known.
        document: its text.
        acts: all on the claim.
        program: the claim as the program reads it today, with its mentions (a snapshot); None where it does not.
        person: as persons corrected it; None where they rejected it.
        maker: what makes the program's reading.
    """

    claim_id: str
    version_id: str
    sha256: str
    language: str | None
    document: Document
    acts: Sequence[Act]
    program: Mapping[str, Any] | None
    person: Mapping[str, Any] | None
    maker: Sequence[tuple[str, str]]


def record(reviewed: Reviewed, names: Mapping[str, str]) -> dict[str, Any] | None:
    """Make a line of training data; None for a claim of which nothing stands.

    Offsets count code points from ``offset`` on, where ``text`` begins in the document.

    Args:
        reviewed: the claim.
        names: what coders are called.
    """
    judging = [act for act in standing(reviewed.acts) if act.kind in JUDGING]
    snapshot = reviewed.person or reviewed.program or next((act.before for act in judging if act.before), None)
    if not judging or snapshot is None:
        return None
    words = _sentences(reviewed.document, snapshot["claim"])
    stage = state_of(reviewed.acts).state
    return {
        "schema": SCHEMA,
        "claim": reviewed.claim_id,
        "version": reviewed.version_id,
        "sha256": reviewed.sha256,
        "language": reviewed.language,
        "text": words.text,
        "offset": words.begin,
        "state": stage.value,
        "is_claim": stage is not ReviewStage.REJECTED and judging[-1].kind is not ActKind.REJECT,
        "fields": list(dict.fromkeys(act.field.value for act in judging if act.field is not None)),
        "program": _shifted(reviewed.program, words.begin),
        "person": _shifted(reviewed.person, words.begin),
        "acts": [
            {
                "seq": act.seq,
                "kind": act.kind.value,
                "field": act.field.value if act.field else None,
                "coder": names[act.who],
                "why": act.why,
            }
            for act in judging
        ],
        "maker": dict(reviewed.maker),
    }


def _sentences(document: Document, claim: Mapping[str, Any]) -> Span:
    """Get the stretch from the first to the last sentence that a claim's words stand in."""
    spans = [claim["trigger"], *claim["evidence"]]
    return hull(sentence_of(document, Span(each["begin"], each["end"], document.text)) for each in spans)


def _shifted(value: Any, by: int) -> Any:
    """Let spans count from the beginning of the text that is told; those before it are negative."""
    if isinstance(value, Mapping):
        if value.keys() == {"begin", "end", "text"}:
            return {"begin": value["begin"] - by, "end": value["end"] - by, "text": value["text"]}
        return {name: _shifted(each, by) for name, each in value.items()}
    return [_shifted(each, by) for each in value] if isinstance(value, list | tuple) else value
