"""Who acts by a verb: its own agent, one that it shares or is parted from, or that of the verb that carries it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.extract import verbs
from whence.extract.candidates import Candidate
from whence.extract.encoder import Tag
from whence.extract.naming import Namer
from whence.extract.passage import Governor, Passage
from whence.extract.rules import beside
from whence.extract.sharing import Sharing
from whence.extract.stretches import Stretches, opens_with
from whence.model.span import Span

# Types whose deed is done by its subject even where the grammar makes it the thing moved ("troops were deployed").
SELF_MOVING = frozenset({"RETREAT", "MOBILIZE", "PROTEST"})
_INHERITED_THROUGH = frozenset({"ARG1", "ARG2", "ARG3", "ARGM-PRP", "ARGM-GOL", "ARGM-PRD", "C-ARG1"})
_PURPOSE = frozenset({"ARGM-PRP", "ARGM-GOL", "ARGM-PNC"})
# Verbs whose subject is whom the event befell that their object names.
_SUFFERING = frozenset(
    "suffer suffers suffered suffering sustain sustains sustained sustaining incur incurs incurred incurring "
    "face faces faced facing".split()
)
# Verbs of what befalls their subject.
_BEFALLING = frozenset(
    "explode explodes exploded exploding fall falls fell fallen falling burn burns burned burning collapse collapses "
    "collapsed collapsing drown drowns drowned drowning sink sinks sank sunk sinking crash crashes crashed crashing "
    "starve starves starved starving disappear disappears disappeared disappearing die dies died dying "
    "detonate detonates detonated detonating erupt erupts erupted lose loses lost losing".split()
)
# Behind a verb that may be a participle, these show that its subject moves: "militias swept through the province".
_ONWARDS = frozenset("through into across towards toward against".split())
_COMING = frozenset("come comes came coming".split())
_TOGETHER = frozenset({"with", "alongside"})


@dataclass(frozen=True, slots=True)
class Subjects:
    """Finds the subjects of the event verbs of one document.

    ``carries`` says whether a verb hands its subject to the event it governs.
    """

    passage: Passage
    sharing: Sharing
    namer: Namer
    carries: Callable[[int], bool]

    def of(self, candidate: Candidate) -> Stretches:
        """Return who may act by an event verb."""
        head = candidate.head
        own = self._subjects(head)
        if not own and candidate.event in SELF_MOVING:
            own = [*self.passage.roles(head, "ARG1")]
        passive = self.sharing.is_passive(head)
        return own if own or passive else self.inherited(candidate)

    def inherited(self, candidate: Candidate) -> Stretches:
        """Return the subject of the verb that carries out, plans or means the event, through verbs that do the same."""
        for governor in self.passage.governors(candidate.head):
            if governor.argument.label not in _INHERITED_THROUGH:
                return []
            if self.suffers(governor.word):
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

    def suffering(self, candidate: Candidate) -> Stretches:
        """Return the subject of the verb that says whom an event befell: "came under attack", "suffered losses"."""
        governors = self.passage.governors(candidate.head)[:1]
        found = [governor.word for governor in governors if self.suffers(governor.word)]
        return [tag for verb in found for tag in self.befallen(verb)]

    def moves(self, candidate: Candidate) -> bool:
        """Say whether who stands in front of an event verb acts by it, even where the encoder calls it the patient.

        "Militias swept through the town", "Turkey is opposed to the plan"; not "the town fell", "people killed there".
        """
        words, head = self.passage.words, candidate.head
        following = words.lower[head + 1 : head + 2]
        if words.lower[head] == "opposed" and following == ("to",):
            return True
        if candidate.effect or words.lower[head] in _BEFALLING or self.sharing.is_passive(head):
            return False
        return not verbs.is_bare_participle(words, head) or bool(_ONWARDS & set(following))

    def suffers(self, verb: int) -> bool:
        """Say whether the subject of a verb is whom its object befell."""
        lower = self.passage.words.lower
        return lower[verb] in _SUFFERING or (lower[verb] in _COMING and lower[verb + 1 : verb + 2] == ("under",))

    def befallen(self, verb: int) -> Stretches:
        """Return the subject of such a verb."""
        begin = self.passage.words.begins[verb]
        own: Stretches = [tag for tag in self.passage.roles(verb, "ARG1", "ARG0", "ARGM-LOC") if tag.end <= begin]
        return own or self._subjects(verb)

    def _asked(self, governor: Governor, candidate: Candidate) -> Stretches:
        """Return who is made or asked to act: "called on its supporters to attack", "sent men to attack"."""
        begin = self.passage.words.begins[governor.word]
        tags = self.passage.roles(governor.word, "ARG1", "ARG2")
        between = [tag for tag in tags if begin < tag.begin and tag.end <= candidate.span.begin]
        between = [tag for tag in between if not opens_with(self.passage.words, tag, _TOGETHER)]
        return [tag for tag in between if self.namer.parties(tag, None, (), somebody=True)]

    def _subjects(self, word: int) -> Stretches:
        """Return the agents of a predicate; where there is none, a subject that it shares or is parted from.

        An agent behind its predicate stands behind "by" or "of"; "hit the depot, the ministry said" has none there.
        """
        agents: Stretches = [tag for tag in self.passage.roles(word, "ARG0") if self._may_act(tag, word)]
        if word and self.passage.words.lower[word - 1] in {"to", "from"}:
            agents.reverse()  # "sent men to attack", "kept them from attacking": the nearer one acts
        other = None if agents else self.sharing.subject(word)
        if not agents and other is None and not self.sharing.is_passive(word):
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
