"""Who did it and to whom: role spans of the encoder → actors, targets and instruments of an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.passage import Passage
from whence.extract.phrases import conjuncts, head_word, noun_phrase
from whence.extract.pronouns import Antecedents
from whence.extract.rules import beside
from whence.model.claim import Participant
from whence.model.span import Span
from whence.model.vocabulary import MentionKind

# Types whose deed is done by its subject even where the grammar makes it the thing moved ("troops were deployed").
_SELF_MOVING = frozenset({"RETREAT", "MOBILIZE", "PROTEST"})
# Types with a physical object as possible target; for the others only somebody can be one.
_PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
# Where a deed's recipient is looked for first.
_RECIPIENT = {
    "AID": ("ARG2", "ARG1", "ARGM-GOL"),
    "REQUEST": ("ARG2", "ARG1"),
    "THREATEN": ("ARG2", "ARG1"),
    "ACCUSE": ("ARG1", "ARG2"),
    "CONSULT": ("ARG1", "ARG2", "ARGM-COM"),
    "AGREE": ("ARG2", "ARGM-COM", "ARG1"),
    "COOPERATE": ("ARG1", "ARG2", "ARGM-COM"),
}
# Where the content of an act of speaking stands.
_CONTENT = ("ARG2", "ARG1", "ARG3", "ARG4", "ARGM-PRP", "ARGM-GOL")
_INHERITED_THROUGH = frozenset({"ARG1", "ARG2", "ARG3", "ARGM-PRP", "ARGM-GOL", "ARGM-PRD", "C-ARG1"})
# Event nouns that name what people suffered: whose they are did not do it ("army losses").
_SUFFERED = frozenset("casualty casualties loss losses death deaths dead fatality fatalities victim victims".split())
# Event nouns whose "of" names who acts, not whom it hits ("the offensive of the rebels").
_ACTED = frozenset("operation operations offensive campaign advance incursion withdrawal deployment retreat".split())
_POSSESSIVES = frozenset("its their his her".split())
_PRONOUNS = frozenset("he she they it them him her we us i you who which that this these those".split())


@dataclass(frozen=True, slots=True)
class Parties:
    """The participants of an event, and the ids of its instruments' mentions."""

    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyFinder:
    """Finds the participants of events in one document.

    ``is_agent`` says whether a lower-cased noun names people or organisations; ``triggers`` are words that name events;
    ``carries`` says whether a verb hands its subject to the event it governs: who launches an attack attacks, who hears
    of one does not.
    """

    passage: Passage
    table: MentionTable
    is_agent: Callable[[str], bool]
    triggers: frozenset[int]
    carries: Callable[[int], bool]

    def find(self, candidate: Candidate) -> Parties:
        """Return the parties of a candidate event."""
        words, verbs, head = self.passage.words, self.passage.predicates, candidate.head
        doers: list[Tag | Span] = [*self._actor_tags(candidate)]
        sufferers: list[Tag | Span] = [*self._target_tags(candidate)]
        if candidate.nominal:
            doers += [tag for tag in sufferers if self._is_whose(tag, head)]
            sufferers = [tag for tag in sufferers if tag not in doers]
            doers += beside.actors(words, head, verbs)
            sufferers += beside.targets(words, candidate.last, verbs)
        if words.lower[head] in _SUFFERED:
            doers, sufferers = [], [*sufferers, *doers]
        actors = self._first(doers, (), candidate, somebody=True)
        targets = self._first(sufferers, actors, candidate, somebody=candidate.event not in _PHYSICAL)
        if not targets and candidate.event not in _PHYSICAL:
            targets = self._concerned(candidate, actors)
        return Parties(actors, targets, self._instruments(candidate))

    def _is_whose(self, tag: Tag | Span, head: int) -> bool:
        """Say whether a phrase says whose event a noun names: right in front of it, or "the operation of" somebody."""
        words = self.passage.words
        inside = words.inside(tag.begin, tag.end)
        of = bool(inside) and "of" in words.lower[inside.start - 1 : inside.start + 1]
        return inside.stop == head or (of and words.lower[head] in _ACTED)

    def _concerned(self, candidate: Candidate, actors: Sequence[Participant]) -> tuple[Participant, ...]:
        """Return whom an act of speaking is about: the first name in its content, "demanded that X leave"."""
        known = {actor.span for actor in actors}
        for tag in self.passage.roles(candidate.head, *_CONTENT):
            for mention in self.table.inside(MentionKind.ACTOR, tag.begin, tag.end):
                if not any(mention.span.overlaps(span) for span in known):
                    return (self._participant(mention.span),)
        return ()

    def _actor_tags(self, candidate: Candidate) -> list[Tag | Span]:
        head = candidate.head
        own = self._subjects(head)
        if not own and candidate.event in _SELF_MOVING:
            own = [*self.passage.roles(head, "ARG1")]
        if own:
            return own
        for governor in self.passage.governors(head):
            if governor.argument.label not in _INHERITED_THROUGH:
                continue
            if not (self.carries(governor.word) or self._is_possessed(head)):
                continue
            inherited = self._subjects(governor.word)
            if inherited:
                return inherited
        return []

    def _is_possessed(self, head: int) -> bool:
        """Say whether an event noun is the subject's own: "is developing its security operation"."""
        return any(word in _POSSESSIVES for word in self.passage.words.lower[max(0, head - 3) : head])

    def _subjects(self, word: int) -> list[Tag | Span]:
        """Return the agents of a predicate; where there is none, a subject that a relative clause parts from it.

        An agent behind its predicate stands behind "by" or "of"; "hit the depot, the ministry said" has none there.
        """
        words = self.passage.words
        agents = [tag for tag in self.passage.roles(word, "ARG0") if self._may_act(tag, word)]
        parted = None if agents else beside.before_relative(words, word)
        return [*agents, *([parted] if parted else [])]

    def _may_act(self, tag: Tag, word: int) -> bool:
        first = self.passage.words.inside(tag.begin, tag.end).start
        around = self.passage.words.lower[max(0, first - 1) : first + 1]
        return first < word or any(opener in around for opener in ("by", "of", "between", "from"))

    def _target_tags(self, candidate: Candidate) -> list[Tag]:
        own = self.passage.roles(candidate.head, "ARG0")
        labels = _RECIPIENT.get(candidate.event, ("ARG1", "ARG2"))
        if candidate.event in _SELF_MOVING and not own:
            labels = ("ARG2",)
        return [tag for label in labels for tag in self.passage.roles(candidate.head, label)]

    def _first(
        self, tags: Sequence[Tag | Span], others: Sequence[Participant], candidate: Candidate, *, somebody: bool
    ) -> tuple[Participant, ...]:
        """Return the party named by the first of some stretches that names one and not one of the others."""
        for tag in tags:
            phrase = noun_phrase(self.passage.words, tag.begin, tag.end)
            if phrase is None or self._is_infinitive(phrase):
                continue
            phrase = beside.whose(self.passage.words, self._without_place(phrase), candidate.head)
            if phrase is None or any(phrase.overlaps(other.span) for other in others):
                continue
            if self._is_party(phrase, somebody=somebody):
                return tuple(self._participant(member) for member in self._members(phrase))
        return ()

    def _without_place(self, phrase: Span) -> Span:
        """Cut off where a party is: "residents in the valley", "the coalition near the border"."""
        words = self.passage.words
        for place in self.table.inside(MentionKind.PLACE, phrase.begin, len(phrase.source)):
            if place.span.begin >= phrase.end:
                break
            first = words.inside(place.span.begin, len(phrase.source)).start
            begin = words.inside(phrase.begin, phrase.end).start
            while first > begin and words.lower[first - 1] in {"the", "a"}:
                first -= 1
            if first - 1 > begin and words.lower[first - 1] in {"in", "near", "at", "outside", "around"}:
                return words.span(begin, first - 1)
        return phrase

    def _is_infinitive(self, phrase: Span) -> bool:
        """Say whether a phrase is an act: "to restore order"."""
        first = self.passage.words.inside(phrase.begin, phrase.end).start
        return first > 0 and self.passage.words.lower[first - 1] == "to" and first in self.passage.predicates

    def _members(self, phrase: Span) -> list[Span]:
        names = _outermost([mention.span for mention in self.table.inside(MentionKind.ACTOR, phrase.begin, phrase.end)])
        return conjuncts(self.passage.words, phrase, [name for name in names if name != phrase])

    def _participant(self, phrase: Span) -> Participant:
        """Name a participant; a pronoun is named by what it stands for, with the pronoun as the evidence."""
        named = Antecedents(self.passage, self._is_nameable).find(phrase) or phrase
        mention = self.table.add(MentionKind.ACTOR, named.begin, named.end)
        return Participant(mention.id, phrase, named.text, role_evidence=phrase)

    def _is_nameable(self, phrase: Span) -> bool:
        return self._is_somebody(phrase, head_word(self.passage.words, phrase))

    def _is_party(self, phrase: Span, *, somebody: bool) -> bool:
        words = self.passage.words
        head = head_word(words, phrase)
        if self._is_somebody(phrase, head):
            return True
        if head in self.triggers:
            return False
        kinds = (MentionKind.TIME, MentionKind.WEAPON)
        return not somebody and not any(
            mention.span.covers(words.span(head, head + 1))
            for kind in kinds
            for mention in self.table.inside(kind, phrase.begin, phrase.end)
        )

    def _is_somebody(self, phrase: Span, head: int) -> bool:
        lower = self.passage.words.lower[head]
        return lower in _PRONOUNS or self.is_agent(lower) or self._is_named(phrase, head)

    def _is_named(self, phrase: Span, head: int) -> bool:
        at = self.passage.words.span(head, head + 1)
        return any(m.span.covers(at) for m in self.table.inside(MentionKind.ACTOR, phrase.begin, phrase.end))

    def _instruments(self, candidate: Candidate) -> tuple[str, ...]:
        stretches = [(tag.begin, tag.end) for tag in self._instrument_tags(candidate)]
        stretches.append((candidate.span.begin, candidate.span.end))
        found = [m.id for begin, end in stretches for m in self.table.inside(MentionKind.WEAPON, begin, end)]
        return tuple(dict.fromkeys(found))

    def _instrument_tags(self, candidate: Candidate) -> tuple[Tag, ...]:
        if candidate.event not in _PHYSICAL:
            return ()
        own = self.passage.roles(candidate.head, "ARG0", "ARG1", "ARG2", "ARG3", "ARGM-MNR", "ARGM-ADV")
        return tuple(tag for tag in own if tag.end - tag.begin <= 200)


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """Keep the spans that lie in no other one, in text order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.begin, -s.end)):
        if not kept or span.begin >= kept[-1].end:
            kept.append(span)
    return kept
