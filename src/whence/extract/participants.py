"""Who did it and to whom: role spans of the encoder → actors, targets and instruments of an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.instruments import InstrumentFinder
from whence.extract.mentions import MentionTable
from whence.extract.naming import Namer
from whence.extract.objects import HARM, PHYSICAL, Objects
from whence.extract.owners import Owners
from whence.extract.passage import Passage
from whence.extract.rules import beside, losers, sides
from whence.extract.sharing import Sharing
from whence.extract.stretches import AIMED, Stretch, Stretches, opens_with
from whence.extract.subjects import Subjects
from whence.model.claim import Participant
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.ontology import ontology

# Where the content of an act of speaking stands.
_CONTENT = ("ARG2", "ARG1", "ARG3", "ARG4", "ARGM-PRP", "ARGM-GOL")
# Verbs of what happens to their subject, and those whose object is where it was.
_DYING = frozenset("die dies died dying perish perishes perished perishing".split())
_FLEEING = frozenset("flee flees fled fleeing".split())
# What stands behind these is from whom it came: "came under fire from snipers".
_SOURCES = frozenset({"from", "by"})
# "Fight with" tells not on which side.
_FIGHTING = frozenset("fight fights fought fighting battle battles battled battling".split())
_BESIDE = frozenset("with alongside for".split())
# Types that two do together: whom they speak of is no party.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_OPENING = 3
"""Words of the content of an act of speaking among which its subject begins."""
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
    _namer: Namer = field(init=False)
    _subjects: Subjects = field(init=False)
    _objects: Objects = field(init=False)
    _owners: Owners = field(init=False)
    instruments: InstrumentFinder = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what all events of the document need."""
        sharing = Sharing(self.passage)
        namer = Namer(self.passage, self.table, self.is_agent, self.triggers, sharing)
        subjects = Subjects(self.passage, sharing, namer, self.carries)
        object.__setattr__(self, "_namer", namer)
        object.__setattr__(self, "_subjects", subjects)
        object.__setattr__(self, "_objects", Objects(self.passage, sharing))
        object.__setattr__(self, "_owners", Owners(self.passage, namer, subjects))
        object.__setattr__(self, "instruments", InstrumentFinder(self.passage, self.table, self.triggers))

    def find(self, candidate: Candidate) -> Parties:
        """Return the parties of a candidate event."""
        doers, sufferers = self._both(candidate)
        taking = self._taking(candidate)
        if taking is not None:
            sufferers = losers.without(self.passage.words, sufferers, taking)
        actors = self._first(doers, (), candidate, somebody=True)
        targets = self._first(sufferers, actors, candidate, somebody=candidate.event not in PHYSICAL)
        if taking is not None:
            targets += self._first([taking.loser], (*actors, *targets), candidate, somebody=True)
        if not targets and candidate.event not in PHYSICAL:
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

    def _both(self, candidate: Candidate) -> tuple[Stretches, Stretches]:
        """Return the stretches that may name who did it, and those that may name to whom, the best first."""
        told = self._sides(candidate)
        if told is not None:
            return told
        if candidate.nominal:
            return self._owners.of(candidate)
        doers, sufferers = self._subjects.of(candidate), self._objects.of(candidate)
        if self._subjects.suffers(candidate.head):
            behind = [tag for tag in self._all(candidate.head) if opens_with(self.passage.words, tag, _SOURCES)]
            return [*behind], self._subjects.befallen(candidate.head)
        if self.passage.words.lower[candidate.head] in _DYING:
            return [], [*sufferers, *doers]
        if self.passage.words.lower[candidate.head] in _FLEEING and candidate.event in HARM:
            return [], doers
        bare = candidate.effect and (not sufferers or self._fell_at(candidate))
        if bare and doers and self._qualifies(candidate.head, doers[0]):
            return [], doers
        if not doers and self._subjects.moves(candidate):
            front = self._in_front(candidate.head, sufferers)
            doers, sufferers = front, [tag for tag in sufferers if tag not in front]
        if sides.is_mutual(self.passage.words, candidate.first):
            sufferers = self._enemies(candidate, sufferers)
            return (doers, sufferers) if doers else self._reciprocal(candidate.head, sufferers)
        return doers, sufferers or self._objects.behind(candidate)

    def _enemies(self, candidate: Candidate, sufferers: Stretches) -> Stretches:
        """Return the other side of a verb that both sides do; who fights "with" somebody may be on their side."""
        words = self.passage.words
        if words.lower[candidate.first] in _FIGHTING:
            return [tag for tag in sufferers if not opens_with(words, tag, _BESIDE)]
        company = beside.company(words, candidate.last, self.passage.predicates)
        return [*sufferers, *self.passage.roles(candidate.head, "ARGM-COM"), *company]

    def _all(self, verb: int) -> tuple[Tag, ...]:
        return self.passage.predicates[verb].roles if verb in self.passage.predicates else ()

    def _sides(self, candidate: Candidate) -> tuple[Stretches, Stretches] | None:
        """Return the two sides of a battle where the words tell them."""
        words = self.passage.words
        told = sides.between(words, candidate.last, self.passage.predicates, self._namer.is_somebody)
        if told is not None:
            return [told[0]], [told[1]]
        for governor in self.passage.governors(candidate.head):
            if governor.argument.label == "ARG0" and words.lower[governor.word] in sides.PITTING:
                tags = self.passage.roles(governor.word, "ARG1", "ARG2")
                parts = [part for tag in tags for part in beside.parted(words, tag.begin, tag.end)]
                against = [part for part in parts if opens_with(self.passage.words, part, AIMED)]
                return [part for part in parts if part not in against], [*against]
        return None

    def _reciprocal(self, verb: int, tags: Sequence[Stretch]) -> tuple[Stretches, Stretches]:
        """Put the subject of a verb of fighting with the actors, where the encoder takes both sides for patients."""
        front = self._in_front(verb, tags)
        return front, [tag for tag in tags if tag not in front]

    def _in_front(self, verb: int, tags: Sequence[Stretch]) -> Stretches:
        """Return the stretches in front of a verb that name somebody."""
        begin = self.passage.words.begins[verb]
        front = [tag for tag in tags if tag.end <= begin]
        return [tag for tag in front if self._namer.parties(tag, None, (), somebody=True)]

    def _concerned(self, candidate: Candidate, actors: Sequence[Participant]) -> tuple[Participant, ...]:
        """Return whom an act of speaking is about: the name that its content begins with, "demanded that X leave"."""
        known = {actor.span for actor in actors}
        for tag in self.passage.roles(candidate.head, *_CONTENT):
            for mention in self.table.inside(MentionKind.ACTOR, tag.begin, tag.end):
                near = self._is_addressed(mention.span, tag, candidate)
                if near and not any(mention.span.overlaps(span) for span in known):
                    return self._namer.parties(mention.span, None, actors, somebody=True)
        return ()

    def _is_addressed(self, name: Span, content: Tag, candidate: Candidate) -> bool:
        """Say whether a name is not only spoken of: it begins the content, or they did it "with" it."""
        words = self.passage.words
        at = words.inside(name.begin, name.end).start
        if candidate.event in _MUTUAL:
            return "with" in words.lower[max(0, at - 2) : at]
        return at in words.inside(content.begin, content.end)[:_OPENING]

    def _fell_at(self, candidate: Candidate) -> bool:
        """Say whether the participle right behind an event's word tells what they were at: "killed fighting"."""
        words, after = self.passage.words, candidate.last
        return after in self.passage.predicates and words.lower[after].endswith("ing")

    def _qualifies(self, verb: int, agent: Stretch) -> bool:
        """Say whether a participle qualifies what the encoder takes for its subject: "those killed in the bombing"."""
        words = self.passage.words
        follows = words.inside(agent.begin, agent.end).stop == verb and verbs.is_bare_participle(words, verb)
        return follows and not beside.object_behind(words, verb + 1, self.passage.predicates)

    def _first(
        self, tags: Sequence[Stretch], others: Sequence[Participant], candidate: Candidate, *, somebody: bool
    ) -> tuple[Participant, ...]:
        """Return the party named by the first of some stretches that names one and not one of the others."""
        for tag in tags:
            found = self._namer.parties(tag, candidate.head if candidate.nominal else None, others, somebody=somebody)
            if found:
                return found
        return ()
