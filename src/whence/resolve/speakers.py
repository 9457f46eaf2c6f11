"""What is known of who says a claim: kind, whether the name is withheld, side, and what it has to do with the deed.

The rules are told in `docs/speakers.md`. Where neither the words nor the resolved actor tell, the value is None.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model.claim import Claim, Participant
from whence.model.document import Document
from whence.model.mention import Actor, Mention
from whence.model.span import Span
from whence.model.vocabulary import MentionKind, SpeakerKind
from whence.reference.actors import Context
from whence.reference.speaker_words import SpeakerWords, speaker_words
from whence.reference.states import states
from whence.resolve.described import Described
from whence.resolve.involvement import Deed, involvement
from whence.resolve.sides import Sides
from whence.resolve.speaker_kinds import anonymous, kind
from whence.resolve.speaker_sides import SpeakerSides

_POSSESSIVES = frozenset("his her its their".split())


@dataclass(frozen=True, slots=True)
class _Voice:
    """A speaker of a document, with what is known of it whatever it says."""

    described: Described
    kind: SpeakerKind | None
    anonymous: bool
    side: str | None


@dataclass(frozen=True, slots=True)
class Voices:
    """Knows who speaks in one document; ``named`` are where its actor mentions begin, in order."""

    words: SpeakerWords
    document: Document
    mentions: Mapping[str, Mention]
    sides: Sides
    speaker_sides: SpeakerSides
    context: Context
    named: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, mentions: Mapping[str, Mention], claims: Sequence[Claim]) -> Voices:
        """Look through a document's resolved claims once."""
        words = speaker_words()
        actors = [m.resolved for m in mentions.values() if isinstance(m.resolved, Actor)]
        governing = {actor.country for actor in actors if actor.id and actor.sector in {"GOV", "MIL"} and actor.country}
        governments = frozenset(code for code in governing if code in states().states)
        ids = frozenset(actor.id for actor in actors if actor.id)
        named = tuple(sorted(m.span.begin for m in mentions.values() if m.kind is MentionKind.ACTOR))
        sides = Sides.of(claims, words)
        return cls(words, document, mentions, sides, SpeakerSides(words, governments), Context(ids=ids), named)

    def heard(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims with what is known of their speakers; those of the author stay as they are."""
        voices: dict[Participant, _Voice] = {}
        heard = []
        for claim in claims:
            speaker = claim.attribution.speaker
            if isinstance(speaker, Participant):
                if speaker not in voices:
                    voices[speaker] = self._voice(speaker)
                claim = self._told(claim, voices[speaker])
            heard.append(claim)
        return heard

    def _voice(self, speaker: Participant) -> _Voice:
        mention = self.mentions.get(speaker.mention_id or "")
        described = Described.of(speaker, mention.span if mention else None, self.words, self.context)
        found = kind(described, self.words)
        withheld = anonymous(described, found, self.words, self._behind(speaker.span))
        return _Voice(described, found, withheld, self.speaker_sides.side(described, found))

    def _told(self, claim: Claim, voice: _Voice) -> Claim:
        said = claim.attribution
        deed = Deed(
            claim,
            voice.described.speaker,
            voice.kind,
            voice.side,
            first_person=any(part.covers(claim.trigger) for part in said.content),
            former=voice.described.former,
            possessed=any(self._is_of(actor.span, actor.name, voice.described.speaker.span) for actor in claim.actors),
        )
        found = replace(
            said,
            speaker_kind=voice.kind,
            anonymous=voice.anonymous,
            side=voice.side,
            involvement=involvement(deed, self.sides, self.words.neutral),
        )
        return replace(claim, attribution=found)

    def _is_of(self, actor: Span, name: str, speaker: Span) -> bool:
        """Say whether an actor is "its soldiers", and nobody but the speaker stands in front who can be meant."""
        if name.lower().split()[0] not in _POSSESSIVES or actor.begin < speaker.end:
            return False
        alone = bisect_left(self.named, speaker.end) == bisect_left(self.named, actor.begin)
        return alone and self._sentence(speaker) == self._sentence(actor)

    def _behind(self, span: Span) -> str:
        """Return the rest of a sentence behind some words, lower-case, with single spaces."""
        sentence = self._sentence(span)
        return " ".join(span.source[span.end : sentence.end].lower().split()) if sentence else ""

    def _sentence(self, span: Span) -> Span | None:
        sentences = self.document.sentences
        index = bisect_right(sentences, span.begin, key=lambda sentence: sentence.begin) - 1
        return sentences[index] if index >= 0 and span.begin < sentences[index].end else None
