"""What is known of who says a claim: kind, whether the name is withheld, side, and what it has to do with the deed.

The rules are told in `docs/speakers.md`. Where neither the words nor the resolved actor tell, the value is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model.claim import Attribution, Claim, Participant
from whence.model.document import Document
from whence.model.mention import Actor, Mention
from whence.model.span import Span
from whence.model.vocabulary import MentionKind, SpeakerKind
from whence.reference.actors import Context, registry
from whence.reference.agents import agents
from whence.reference.names import NameWord, split_names
from whence.reference.speaker_words import CUTS, Head, SpeakerWords, joined_keys, speaker_words, up_to_cut
from whence.reference.states import states
from whence.resolve.involvement import Deed, involvement
from whence.resolve.sides import Sides, party

_APPOSITION = re.compile(
    r",\s+((?:an?|the|his|her|its|their|one)\s[^,;.()“”\"]{3,100}|(?:[a-z-]+|[A-Z]{2,}|[A-Z]\w+[’']s)\s[^,;.()“”\"]{3,100})"
)
_IN_FRONT = re.compile(r"([^,;.:()“”\"\n]{3,100}),\s+\Z")
_FOLLOWS_NAME = re.compile(r"[A-Z][\w'’-]*,\Z")
"""What stands in front of the apposition of another name: "Ivan Petrov, the minister, Oleg Ivanov"."""
_TITLE = re.compile(r"((?:[a-z][\w-]* ){0,3}[a-z][\w-]*) \Z")
"""The words of a title right in front of a name: "the rebel commander Ivan Petrov"."""
_REACH = 120
"""Code points beside a name in which it is told what somebody is."""
_ABROAD = frozenset({"UNO", "IGO", "EUR"})
_THINGS = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.FOOTAGE, SpeakerKind.SOCIAL})
_PARTIES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.MILITARY, SpeakerKind.POLICE, SpeakerKind.REBEL, None})
_BODIES = {SpeakerKind.OFFICIAL: "GOV", SpeakerKind.MILITARY: "MIL", SpeakerKind.POLICE: "COP"}
_POSSESSIVES = frozenset("his her its their".split())


@dataclass(frozen=True, slots=True)
class Voices:
    """Knows who speaks in one document.

    ``governments`` are the countries whose governments or armies the document speaks of, ``ids`` the actors it names.
    """

    words: SpeakerWords
    document: Document
    mentions: Mapping[str, Mention]
    sides: Sides
    governments: frozenset[str]
    ids: frozenset[str]

    @classmethod
    def of(cls, document: Document, mentions: Mapping[str, Mention], claims: Sequence[Claim]) -> Voices:
        """Look through a document's resolved claims once."""
        words = speaker_words()
        actors = [m.resolved for m in mentions.values() if isinstance(m.resolved, Actor)]
        governing = {actor.country for actor in actors if actor.id and actor.sector in {"GOV", "MIL"} and actor.country}
        states_ = frozenset(code for code in governing if code in states().states)
        ids = frozenset(actor.id for actor in actors if actor.id)
        return cls(words, document, mentions, Sides.of(claims, words), states_, ids)

    def heard(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims with what is known of their speakers."""
        return [replace(claim, attribution=self._described(claim)) for claim in claims]

    def _described(self, claim: Claim) -> Attribution:
        said = claim.attribution
        if not isinstance(said.speaker, Participant):
            return said
        speaker = said.speaker
        head = self.words.head(split_names(speaker.name))
        if head is not None and _is_named(speaker, head) and not _is_one_person(head):
            head = None  # a word of the name
        kind = self.kind(speaker, head)
        side = self.side(speaker, kind, head)
        told = Deed(
            claim,
            speaker,
            kind,
            side,
            first_person=any(part.covers(claim.trigger) for part in said.content),
            former=self._is_former(speaker, head),
            possessed=self._possessed(claim, speaker),
        )
        return replace(
            said,
            speaker_kind=kind,
            anonymous=self.anonymous(speaker, kind, head),
            side=side,
            involvement=involvement(told, self.sides, self.words.neutral),
        )

    def _possessed(self, claim: Claim, speaker: Participant) -> bool:
        """Say whether the actors are somebody's people, with nobody but the speaker in front who can be meant."""
        for actor in claim.actors:
            if actor.name.lower().split()[0] not in _POSSESSIVES or actor.span.begin < speaker.span.end:
                continue
            between = Span(speaker.span.end, actor.span.begin, speaker.span.source)
            alone = not any(between.covers(m.span) for m in self.mentions.values() if m.kind is MentionKind.ACTOR)
            if alone and any(s.covers(speaker.span) and s.covers(actor.span) for s in self.document.sentences):
                return True
        return False

    def kind(self, speaker: Participant, head: Head | None) -> SpeakerKind | None:
        """Say what a speaker is: by the noun that heads its words, by what stands beside its name, by its actor."""
        if is_pronoun(speaker):
            return None
        by_actor = self._by_actor(speaker)
        if self._is_own_name(speaker, head) and by_actor is not None:
            return by_actor
        if by_actor is SpeakerKind.REBEL and speaker.actor_id and head and head.kind in _PARTIES:
            return by_actor  # "a military official of the rebels"
        if speaker.actor_id in states().states:
            return SpeakerKind.OFFICIAL  # "France said" is said by its government
        if head is not None and (head.kind is not None or not head.open):
            if head.kind is None:
                return None
            return self.words.once(head.kind) if head.former else head.kind
        beside = self._beside(speaker) if _is_named(speaker, head) else None
        if beside is not None and not beside.open and beside.kind is None:
            return None
        if beside is not None and beside.kind is not None:
            return self.words.once(beside.kind) if beside.former else beside.kind
        open_ = head or beside
        kind = by_actor or (open_.default if open_ else None)
        return self.words.once(kind) if self._is_former(speaker, head) and kind else kind

    def _is_former(self, speaker: Participant, head: Head | None) -> bool:
        beside = self._beside(speaker) if _is_named(speaker, head) else None
        return any(each is not None and each.former for each in (head, beside))

    def _by_actor(self, speaker: Participant) -> SpeakerKind | None:
        if speaker.country in _ABROAD and (speaker.country == "UNO" or speaker.sector != "MIL"):
            return SpeakerKind.INTERNATIONAL
        if speaker.actor_id is not None and speaker.sector == "MED":
            return SpeakerKind.NGO  # the Red Cross is no doctor
        return self.words.sectors.get(speaker.sector or "")

    def _is_own_name(self, speaker: Participant, head: Head | None) -> bool:
        """Say whether the noun is a part of a known actor's name: that of the Free Syrian Army is no word for it."""
        if head is None or speaker.actor_id is None:
            return False
        last = head.noun.split()[-1]
        printed = next((word for word in split_names(speaker.name) if word.key == last), None)
        return printed is not None and printed.text[0].isupper() and bool(head.before)

    def _beside(self, speaker: Participant) -> Head | None:
        """Return what stands beside a name: ", an analyst at the institute,", "the minister, Ivan Petrov"."""
        mention = self.mentions.get(speaker.mention_id or "")
        for span in dict.fromkeys((mention.span if mention else speaker.span, speaker.span)):
            for text in beside(span):
                words = split_names(text)
                head = self.words.head(words)
                if head is not None and _is_one_person(head):
                    return head
        return None

    def anonymous(self, speaker: Participant, kind: SpeakerKind | None, head: Head | None) -> bool:
        """Say whether the report withholds or lacks the name of whoever spoke."""
        if self._is_withheld(speaker):
            return True
        if is_pronoun(speaker) or kind in _THINGS or _is_named(speaker, head) or head is None:
            return False
        if head.noun in self.words.spokespersons or head.noun.split()[-1] in self.words.spokespersons:
            return False
        role = agents().lookup(head.noun) or agents().lookup(head.noun.split()[-1])
        person = kind is SpeakerKind.WITNESS if role is None else role.kind == "person"
        if not person and kind is not SpeakerKind.ANONYMOUS and head.noun.split()[-1] not in {"source", "sources"}:
            return False
        office = head.noun in self.words.offices and self.words.indefinite.isdisjoint(head.before)
        return not office

    def _is_withheld(self, speaker: Participant) -> bool:
        """Say whether the sentence says that the name is held back."""
        sentences = [s for s in self.document.sentences if s.covers(speaker.span)]
        behind = " ".join(sentences[0].source[speaker.span.end : sentences[0].end].lower().split()) if sentences else ""
        return any(phrase in behind for phrase in self.words.withheld)

    def side(self, speaker: Participant, kind: SpeakerKind | None, head: Head | None) -> str | None:
        """Say for which party somebody speaks: an actor's id."""
        if is_pronoun(speaker) or (head is not None and head.former):
            return None
        keys = frozenset(joined_keys(split_names(speaker.name)))
        if not keys.isdisjoint(self.words.for_government):
            return self._government(speaker)
        if kind is SpeakerKind.MEDIA:
            organ = self.words.organs.get(speaker.actor_id or "")
            return organ or (None if keys.isdisjoint(self.words.state_media) else self._government(speaker))
        if kind in _PARTIES and self._posted(speaker, head):
            return self._sender(speaker)
        if kind in _PARTIES:
            own = party(speaker)
            body = _BODIES.get(kind) if kind else None
            own = own or self._employer(speaker, head)
            if own is None and body is not None and speaker.country in states().states:
                return f"{speaker.country}-{body}"
            return own
        return party(speaker) if kind in _THINGS else None

    def _employer(self, speaker: Participant, head: Head | None) -> str | None:
        """Return the one party that the words of a person or beside the name tell: "the SDF commander Ivan Petrov"."""
        named = _is_named(speaker, head)
        role = head or (self._beside(speaker) if named else None)
        if role is None or not _is_one_person(role):
            return None
        mention = self.mentions.get(speaker.mention_id or "")
        texts = [speaker.name, *(beside(mention.span) if mention and named else ())]
        context = Context(ids=self.ids)
        found = set()
        for text in texts:
            words = split_names(text)
            matches = (registry().at(words, at, context=context) for at in range(len(words)))
            actors = [match[1].actor for match in matches if match]
            found |= {_party_of(each, speaker.span) for each in actors if each and each.sector == speaker.sector}
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def _posted(self, speaker: Participant, head: Head | None) -> bool:
        """Say whether somebody is sent to a country or knows it, so that the country is not the one spoken for."""
        role = head or (self._beside(speaker) if _is_named(speaker, head) else None)
        return role is not None and role.noun in self.words.posted

    def _sender(self, speaker: Participant) -> str | None:
        """Return the government of the state in front of a noun such as "envoy": "the Soviet envoy to Cuba"."""
        mention = self.mentions.get(speaker.mention_id or "")
        for text in [speaker.name, *(beside(mention.span) if mention else ())]:
            words = split_names(text)
            head = self.words.head(words)
            if head is not None and head.noun in self.words.posted:
                codes = {match.word.codes for match in states().matches(words[: len(head.before)])}
                code = codes.pop() if len(codes) == 1 else ()
                return f"{code[0]}-GOV" if len(code) == 1 else None
        return None

    def _government(self, speaker: Participant) -> str | None:
        """Return the government of the speaker's country, or of the only country whose government the text names."""
        if speaker.country in states().states:
            return f"{speaker.country}-GOV"
        return f"{next(iter(self.governments))}-GOV" if len(self.governments) == 1 else None


def is_pronoun(speaker: Participant) -> bool:
    """Say whether the words of a speaker are only a pronoun."""
    return speaker.name.lower() in agents().pronouns


def _is_one_person(head: Head) -> bool:
    """Say whether a noun is for one person, who is of whom the words tell, and not apart from them: no critic of X."""
    role = agents().lookup(head.noun) or agents().lookup(head.noun.split()[-1])
    return role is not None and role.kind == "person" and not role.plural and not role.apart


def _is_named(speaker: Participant, head: Head | None) -> bool:
    """Say whether a phrase ends in the name of a person, before its first preposition."""
    words = up_to_cut(split_names(speaker.name))
    if not words:
        return False
    if head is not None and joined_keys(words)[-len(head.noun.split()) :] == head.noun.split():
        return False
    return speaker.actor_id is None and words[-1].text[0].isupper() and not _is_role_or_people(words)


def _is_role_or_people(words: Sequence[NameWord]) -> bool:
    key = words[-1].key
    return agents().lookup(key) is not None or key in agents().peoples or states().at(words, len(words) - 1) is not None


def _party_of(actor: Actor, span: Span) -> str | None:
    return party(Participant(None, span, actor.name, actor.id, actor.country, actor.sector))


def beside(span: Span) -> list[str]:
    """Return what stands in apposition to a name, behind it and in front of it."""
    found = []
    behind = _APPOSITION.match(span.source, span.end, min(len(span.source), span.end + _REACH))
    if behind:
        found.append(behind.group(1))
    front = _IN_FRONT.search(span.source, max(0, span.begin - _REACH), span.begin)
    if front and not _FOLLOWS_NAME.search(span.source, max(0, front.start() - 40), front.start()):
        found.append(front.group(1))
    tight = _TITLE.search(span.source, max(0, span.begin - 60), span.begin)
    if tight and tight.group(1).split()[-1] not in CUTS:
        found.append(tight.group(1))
    return found
