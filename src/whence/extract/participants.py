"""Who did it and to whom: role spans of the encoder → actors, targets and instruments of an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.instruments import InstrumentFinder
from whence.extract.mentions import MentionTable
from whence.extract.naming import Namer
from whence.extract.passage import Governor, Passage
from whence.extract.rules import beside, losers, sides
from whence.extract.sharing import Sharing
from whence.model.claim import Participant
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.ontology import ontology

_Stretches: TypeAlias = list[Tag | Span]  # that may name a party, the best first

# Types whose deed is done by its subject even where the grammar makes it the thing moved ("troops were deployed").
_SELF_MOVING = frozenset({"RETREAT", "MOBILIZE", "PROTEST"})
# Types with a physical object as possible target; for the others only somebody can be one.
_PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_HARM = frozenset({"ASSAULT", "COERCE"})
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
_PURPOSE = frozenset({"ARGM-PRP", "ARGM-GOL", "ARGM-PNC"})
# Event nouns that name what people suffered: whose they are did not do it ("army losses").
_SUFFERED = frozenset(
    "casualty casualties loss losses death deaths dead fatality fatalities victim victims injury injuries defeat "
    "defeats arrest arrests detention capture abduction kidnapping assassination murder execution imprisonment".split()
)
# Verbs of what happens to their subject, and those whose object is where it was.
_DYING = frozenset("die dies died dying perish perishes perished perishing".split())
_FLEEING = frozenset("flee flees fled fleeing".split())
# Verbs whose object is a tool.
_WIELDING = frozenset("use uses used using wield wields wielded wielding".split())
# Event nouns whose "of" names who acts, not whom it hits ("the offensive of the rebels").
_ACTED = frozenset("operation operations offensive campaign advance incursion withdrawal deployment retreat".split())
# Prepositions that an event verb takes its object with: "opened fire on", "rockets at".
_AIMED = frozenset("at on against into".split())
_AIMING = frozenset("fire fired fires firing shoot shot shoots shooting".split())
# What stands behind these is what is fought for, or with whom: nobody was hit.
_NOT_HIT = frozenset({"for", "alongside", "in"})
_TOGETHER = frozenset({"with", "alongside"})
# What an event noun has behind these is where, when and with what it was.
_AROUND = frozenset("in during near at inside outside since after before from amid".split())
# Modes of taking something from somebody: "capture" may be either before its object is known.
_TAKING = frozenset({"seize", "abduct"})


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
    _sharing: Sharing = field(init=False)
    _namer: Namer = field(init=False)
    instruments: InstrumentFinder = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what all events of the document need."""
        object.__setattr__(self, "_sharing", Sharing(self.passage))
        namer = Namer(self.passage, self.table, self.is_agent, self.triggers, self._sharing)
        object.__setattr__(self, "_namer", namer)
        object.__setattr__(self, "instruments", InstrumentFinder(self.passage, self.table, self.triggers))

    def find(self, candidate: Candidate) -> Parties:
        """Return the parties of a candidate event."""
        doers, sufferers = self._both(candidate)
        taking = self._taking(candidate)
        if taking is not None:
            sufferers = losers.without(self.passage.words, sufferers, taking)
        actors = self._first(doers, (), candidate, somebody=True)
        targets = self._first(sufferers, actors, candidate, somebody=candidate.event not in _PHYSICAL)
        if taking is not None:
            targets += self._first([taking.loser], (*actors, *targets), candidate, somebody=True)
        if not targets and candidate.event not in _PHYSICAL:
            targets = self._concerned(candidate, actors)
        if len(actors) > 1 and not targets and sides.is_mutual(self.passage.words, candidate.first):
            actors, targets = actors[:1], actors[1:]
        return Parties(actors, targets, self.instruments.find(candidate))

    def _taking(self, candidate: Candidate) -> losers.Taking | None:
        """Return whom something is taken from: of what "capture" takes, only territory has been somebody else's."""
        words, verbs = self.passage.words, self.passage.predicates
        taking = losers.taken_from(words, candidate.last, verbs, self._namer.is_somebody)
        if taking is None or candidate.mode not in _TAKING:
            return None
        taken = range(candidate.last, taking.at)
        land = any(words.lower[word] in ontology().territory for word in taken) or bool(
            taken and self.table.inside(MentionKind.PLACE, words.begins[taken[0]], words.begins[taking.at])
        )
        return taking if land or candidate.mode == "seize" else None

    def name(self, phrase: Span) -> Participant:
        """Return the participant that a phrase names."""
        return self._namer.participant(phrase)

    def _both(self, candidate: Candidate) -> tuple[_Stretches, _Stretches]:
        """Return the stretches that may name who did it, and those that may name to whom, the best first."""
        told = self._sides(candidate)
        if told is not None:
            return told
        if candidate.nominal:
            return self._of_noun(candidate)
        doers, sufferers = self._actor_tags(candidate), self._target_tags(candidate)
        if self.passage.words.lower[candidate.head] in _DYING:
            return [], [*sufferers, *doers]
        if self.passage.words.lower[candidate.head] in _FLEEING and candidate.event in _HARM:
            return [], doers
        if candidate.effect and not sufferers and doers and self._qualifies(candidate.head, doers[0]):
            return [], doers
        if sides.is_mutual(self.passage.words, candidate.first):
            sufferers += self.passage.roles(candidate.head, "ARGM-COM")
            sufferers += beside.company(self.passage.words, candidate.last, self.passage.predicates)
            return (doers, sufferers) if doers else self._reciprocal(candidate.head, sufferers)
        return doers, sufferers or self._object_behind(candidate)

    def _sides(self, candidate: Candidate) -> tuple[_Stretches, _Stretches] | None:
        """Return the two sides of a battle where the words tell them."""
        words = self.passage.words
        told = sides.between(words, candidate.last, self.passage.predicates, self._namer.is_somebody)
        if told is not None:
            return [told[0]], [told[1]]
        for governor in self.passage.governors(candidate.head):
            if governor.argument.label == "ARG0" and words.lower[governor.word] in sides.PITTING:
                tags = self.passage.roles(governor.word, "ARG1", "ARG2")
                parts = [part for tag in tags for part in beside.parted(words, tag.begin, tag.end)]
                against = [part for part in parts if self._opens_with(part, _AIMED)]
                return [part for part in parts if part not in against], [*against]
        return None

    def _reciprocal(self, verb: int, tags: Sequence[Tag | Span]) -> tuple[_Stretches, _Stretches]:
        """Put the subject of a verb of fighting with the actors, where the encoder takes both sides for patients."""
        begin = self.passage.words.begins[verb]
        front = [tag for tag in tags if tag.end <= begin]
        return front, [tag for tag in tags if tag not in front]

    def _of_noun(self, candidate: Candidate) -> tuple[_Stretches, _Stretches]:
        """Return the stretches of an event noun: in front of it stands whose it is, behind it whom it hit."""
        words, predicates, head = self.passage.words, self.passage.predicates, candidate.head
        doers: _Stretches = []
        sufferers: _Stretches = []
        for tag in self.passage.roles(head, "ARG0", "ARG1", "ARG2"):
            for part in beside.parted(words, tag.begin, tag.end):
                if self._opens_with(part, _AROUND) or self._is_kind(part, candidate):
                    continue
                (doers if self._acts(part, tag, candidate) else sufferers).append(part)
        doers += beside.actors(words, head, predicates)
        sufferers += beside.targets(words, candidate.last, predicates)
        sufferers += [tag for tag in self.passage.roles(head, "ARGM-LOC") if self._opens_with(tag, _AIMED)]
        front = [
            part for part in beside.in_front(words, candidate.first, predicates) if self._namer.is_owner(part, head)
        ]
        pronoun = beside.pronoun_in_front(words, candidate.first)
        whose: _Stretches = [*front, *([pronoun] if pronoun else [])]
        if candidate.effect or words.lower[head] in _SUFFERED:
            return self._of_harm(candidate, doers, sufferers, whose)
        return [*doers, *whose, *self._inherited(candidate)], sufferers

    def _of_harm(
        self, candidate: Candidate, doers: _Stretches, sufferers: _Stretches, whose: _Stretches
    ) -> tuple[_Stretches, _Stretches]:
        """Tell whose harm it is: "his arrest" befell him, "the army's killing of a priest" the priest."""
        behind = [part for part in doers if part.begin >= candidate.span.end]
        owners = [*(part for part in doers if part not in behind), *whose]
        if any(part.begin >= candidate.span.end for part in sufferers):
            return [*behind, *owners], sufferers
        return behind, [*sufferers, *owners]

    def _is_kind(self, part: Span, candidate: Candidate) -> bool:
        """Say whether a part right in front of an event noun says of what kind the event is: "the sarin attack"."""
        adjacent = self.passage.words.inside(part.begin, part.end).stop == candidate.first
        return adjacent and not self._namer.is_owner(part, candidate.first)

    def _acts(self, part: Span, tag: Tag, candidate: Candidate) -> bool:
        """Say whether a part of an event noun's argument names who did it."""
        words = self.passage.words
        first = words.inside(part.begin, part.end).start
        opener = words.lower[first]
        if opener in {"by", "on", "against", "with"} and part.begin >= candidate.span.end:
            return opener == "by"
        of = "of" in words.lower[max(0, first - 1) : first + 1]
        in_front = part.end <= candidate.span.begin
        return in_front or (of and words.lower[candidate.head] in _ACTED) or (tag.label == "ARG0" and opener != "of")

    def _concerned(self, candidate: Candidate, actors: Sequence[Participant]) -> tuple[Participant, ...]:
        """Return whom an act of speaking is about: the first name in its content, "demanded that X leave"."""
        known = {actor.span for actor in actors}
        for tag in self.passage.roles(candidate.head, *_CONTENT):
            for mention in self.table.inside(MentionKind.ACTOR, tag.begin, tag.end):
                if not any(mention.span.overlaps(span) for span in known):
                    return (self._namer.participant(mention.span),)
        return ()

    def _actor_tags(self, candidate: Candidate) -> _Stretches:
        head = candidate.head
        own = self._subjects(head)
        if not own and candidate.event in _SELF_MOVING:
            own = [*self.passage.roles(head, "ARG1")]
        passive = self._sharing.is_passive(head)
        return own if own or passive else self._inherited(candidate)

    def _inherited(self, candidate: Candidate) -> _Stretches:
        """Return the subject of the verb that carries out, plans or means the event, through verbs that do the same."""
        for governor in self.passage.governors(candidate.head):
            if governor.argument.label not in _INHERITED_THROUGH:
                return []
            asked = [] if candidate.nominal else self._asked(governor, candidate)
            if asked:
                return asked
            meant = governor.argument.label in _PURPOSE and not candidate.nominal
            if not (meant or self.carries(governor.word)):
                return []
            subjects = self._subjects(governor.word)
            if not subjects and meant:
                subjects = [*self.passage.roles(governor.word, "ARG1")]
            if subjects:
                return subjects
        return []

    def _asked(self, governor: Governor, candidate: Candidate) -> _Stretches:
        """Return who is made or asked to act: "called on its supporters to attack", "sent men to attack"."""
        begin = self.passage.words.begins[governor.word]
        tags = self.passage.roles(governor.word, "ARG1", "ARG2")
        between = [tag for tag in tags if begin < tag.begin and tag.end <= candidate.span.begin]
        between = [tag for tag in between if not self._opens_with(tag, _TOGETHER)]
        return [tag for tag in between if self._namer.parties(tag, None, (), somebody=True)]

    def _subjects(self, word: int) -> _Stretches:
        """Return the agents of a predicate; where there is none, a subject that it shares or is parted from.

        An agent behind its predicate stands behind "by" or "of"; "hit the depot, the ministry said" has none there.
        """
        agents: _Stretches = [tag for tag in self.passage.roles(word, "ARG0") if self._may_act(tag, word)]
        if word and self.passage.words.lower[word - 1] in {"to", "from"}:
            agents.reverse()  # "sent men to attack", "kept them from attacking": the nearer one acts
        other = None if agents else self._sharing.subject(word)
        if not agents and other is None and not self._sharing.is_passive(word):
            other = beside.before_relative(self.passage.words, word) or self._in_front(word)
        return [*agents, *([other] if other else [])]

    def _in_front(self, verb: int) -> Span | None:
        """Return the subject right in front of an active verb with an object, where the encoder gives it none."""
        words = self.passage.words
        first = verbs.before(words, verb) + 1
        if not beside.object_behind(words, verb + 1, self.passage.predicates):
            return None
        return next(iter(beside.in_front(words, first, self.passage.predicates)), None)

    def _may_act(self, tag: Tag, word: int) -> bool:
        first = self.passage.words.inside(tag.begin, tag.end).start
        around = self.passage.words.lower[max(0, first - 1) : first + 1]
        return first < word or any(opener in around for opener in ("by", "of", "between", "from"))

    def _qualifies(self, verb: int, agent: Tag | Span) -> bool:
        """Say whether a participle qualifies what the encoder takes for its subject: "those killed in the bombing"."""
        words = self.passage.words
        follows = words.inside(agent.begin, agent.end).stop == verb and verbs.is_bare_participle(words, verb)
        return follows and not beside.object_behind(words, verb + 1, self.passage.predicates)

    def _object_behind(self, candidate: Candidate) -> _Stretches:
        """Return the object right behind a verb that the encoder gives none: "besieging the town"."""
        if candidate.event not in _HARM or self._sharing.is_passive(candidate.head):
            return []
        return [*beside.object_behind(self.passage.words, candidate.last, self.passage.predicates)]

    def _target_tags(self, candidate: Candidate) -> _Stretches:
        head = candidate.head
        own = self.passage.roles(head, "ARG0")
        labels = _RECIPIENT.get(candidate.event, ("ARG1", "ARG2"))
        if candidate.event in _SELF_MOVING and not own:
            labels = ("ARG2",)
        tags: _Stretches = [tag for label in labels for tag in self.passage.roles(head, label)]
        if candidate.object is not None and (candidate.is_split or not tags):
            return [candidate.object]
        if candidate.event not in _PHYSICAL:
            return tags
        shared = None if tags else self._sharing.object(head)
        if not tags and shared is None and self._sharing.is_passive(head):
            shared = beside.before_relative(self.passage.words, head)
        hit = [tag for tag in tags if not self._opens_with(tag, _NOT_HIT)]
        if self.passage.words.lower[head] in _WIELDING and not self._sharing.is_passive(head):
            hit = [tag for tag in hit if self._opens_with(tag, _AIMED)]
        return [*hit, *self._aimed_at(candidate), *([shared] if shared else [])]

    def _aimed_at(self, candidate: Candidate) -> _Stretches:
        """Return what an event verb takes for a place and is hit: "opened fire on a crowd", "pounded the south"."""
        words, last = self.passage.words, candidate.last
        if last >= len(words.lower) or candidate.event not in _HARM:
            return []
        aims = words.lower[last - 1] in _AIMED
        if not aims and words.lower[last] in _AIMED and words.lower[candidate.head] in _AIMING:
            aims = not self._sharing.is_passive(candidate.head)
            last += aims
        begin = words.begins[last] if last < len(words.lower) else -1
        around = self.passage.predicates[candidate.head].roles if candidate.head in self.passage.predicates else ()
        behind = beside.noun_behind(words, last, self.passage.predicates) if aims else []
        where = [tag for tag in around if tag.label == "ARGM-LOC" and tag.begin == begin]
        return [*where, *behind] if aims else [tag for tag in where if not self._opens_with(tag, beside.PREPOSITIONS)]

    def _opens_with(self, tag: Tag | Span, openers: frozenset[str]) -> bool:
        first = self.passage.words.inside(tag.begin, tag.end).start
        return bool(openers & set(self.passage.words.lower[first : first + 1]))

    def _first(
        self, tags: Sequence[Tag | Span], others: Sequence[Participant], candidate: Candidate, *, somebody: bool
    ) -> tuple[Participant, ...]:
        """Return the party named by the first of some stretches that names one and not one of the others."""
        for tag in tags:
            found = self._namer.parties(tag, candidate.head if candidate.nominal else None, others, somebody=somebody)
            if found:
                return found
        return ()
