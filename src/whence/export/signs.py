"""How a claim stands, told by a glyph, a word and a sentence, so that colours are never needed.

What the report says in its own voice, what somebody says in it, and what is only alleged are three things: each has a
sign of its own, although the status of all three is ``asserted``.
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.claim import Claim
from whence.model.vocabulary import Certainty, Status


@dataclass(frozen=True, slots=True)
class Sign:
    """How a claim stands.

    Attributes:
        label: in capitals, as shown before the speaker: "SAID".
        glyph: what stands before the label.
        ascii: the same for terminals without Unicode.
        family: what the page draws alike.
        says: the rest of "according to X, it ...".
        meaning: what the legend says of the glyph.
    """

    label: str
    glyph: str
    ascii: str
    family: str
    says: str
    meaning: str


_HAPPENED = "happened, says the report in its own voice"
_SAID = "happened, says a source; the report does not vouch for it"
_ALLEGED = "is alleged: the wording keeps its distance"
_NOT = "did not happen, says the speaker"
_MAYBE = "may be so"
_UNREAL = "nothing happened yet: planned, predicted, conditional, requested or hypothetical"

ASSERTED = Sign("ASSERTED", "●", "+", "happened", "it happened", _HAPPENED)
SAID = Sign("SAID", "◐", "=", "said", "it happened", _SAID)
ALLEGED = Sign("ALLEGED", "◔", "%", "alleged", "it is alleged to have happened", _ALLEGED)
_OTHERS = {
    Status.DENIED: Sign("DENIED", "✗", "x", "denied", "it did not happen", _NOT),
    Status.POSSIBLE: Sign("POSSIBLE", "?", "?", "possible", "it may have happened, or may happen", _MAYBE),
    Status.PLANNED: Sign("PLANNED", "○", "~", "unreal", "it is planned", _UNREAL),
    Status.PREDICTED: Sign("PREDICTED", "○", "~", "unreal", "it will happen", _UNREAL),
    Status.CONDITIONAL: Sign("CONDITIONAL", "○", "~", "unreal", "it would happen under a condition", _UNREAL),
    Status.REQUESTED: Sign("REQUESTED", "○", "~", "unreal", "it should happen", _UNREAL),
    Status.HYPOTHETICAL: Sign("HYPOTHETICAL", "○", "~", "unreal", "it is only imagined", _UNREAL),
}
SIGNS: tuple[Sign, ...] = (ASSERTED, SAID, ALLEGED, *_OTHERS.values())
"""All signs, from what is surest to what never was."""


def sign(claim: Claim) -> Sign:
    """Return the sign of a claim; it depends on the status, the certainty and on whose words they are."""
    if claim.status is not Status.ASSERTED:
        return _OTHERS[claim.status]
    if claim.certainty in (Certainty.POSSIBLE, Certainty.DOUBTFUL):
        return ALLEGED
    return ASSERTED if claim.attribution.speaker == "author" else SAID


def status(claim: Claim) -> str:
    """Say how a claim stands in capitals, with the speaker's certainty where it adds to it."""
    shown, sure = sign(claim), claim.certainty
    told = shown is ALLEGED and sure is Certainty.POSSIBLE
    return (
        shown.label
        if sure is Certainty.CERTAIN or told or sure.value == claim.status.value
        else (f"{shown.label}, {sure.value}")
    )


def legend() -> tuple[tuple[Sign, str], ...]:
    """Return a sign for every glyph with what it means."""
    return tuple({each.glyph: (each, each.meaning) for each in reversed(SIGNS)}.values())[::-1]
