"""Parties as named: a stretch of text that plays a part in an event → the participants it names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from whence.extract.encoder import Tag
from whence.extract.mentions import MentionTable
from whence.extract.nominals import is_nominal
from whence.extract.passage import Passage
from whence.extract.phrases import conjuncts, head_word, is_adjective, is_fragment, noun_phrase
from whence.extract.pronouns import PRONOUNS, Antecedents
from whence.extract.rules import beside
from whence.extract.sharing import Sharing
from whence.extract.somebody import RELATIVES, Somebody
from whence.extract.verbs import is_adverb
from whence.model.claim import Participant
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.morphology import is_participle
from whence.reference.names import split_names
from whence.reference.states import states

_WHERE = frozenset("under near outside inside during since after before until while when".split())
_MAYBE_WHERE = frozenset("in at on around across from".split())
_NOBODY = frozenset(
    (
        "deep forward ahead times time captive further back home away up down out more less most least own there here "
        "it itself"
    ).split()
)
"""Words that are left over where an argument is cut off: nothing that can be hit."""
_SETTINGS = (MentionKind.PLACE, MentionKind.TIME)
_TRAILING = frozenset(
    "dead wounded injured homeless early late again overnight today yesterday tonight earlier later will would can "
    "could may might have has had and or down up out off".split()
)
_RESULTS = {("on", "fire"), ("to", "death"), ("to", "pieces")}
"""Words behind a noun that say what became of it, or when, or belong to a verb: "left five officers dead"."""
_STATES_OF_WAR = frozenset("war wars conflict conflicts violence unrest uprising fighting insurgency coup".split())
_GENITIVES = ("'s", "’s", "'", "’")
_LEADERS = frozenset("and or but indeed even both including".split())


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the parties of one document's events.

    ``is_agent`` says whether a lower-cased noun names people or organisations; ``triggers`` are words that name events.
    """

    passage: Passage
    table: MentionTable
    is_agent: Callable[[str], bool]
    triggers: frozenset[int]
    sharing: Sharing
    is_somebody: Somebody = field(init=False)
    _antecedents: Antecedents = field(init=False)
    _settings: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what all parties of the document need, among it the words that tell where and when."""
        words, text = self.passage.words, self.passage.document.text
        mentions = [m.span for kind in _SETTINGS for m in self.table.inside(kind, 0, len(text))]
        tags = [tag for tag in self.passage.encoding.entities if tag.label in {"Location", "Temporal"}]
        told = {word for span in mentions for word in words.inside(span.begin, span.end)}
        told |= {word for tag in tags for word in words.inside(tag.begin, tag.end)}
        object.__setattr__(self, "_settings", frozenset(told))
        object.__setattr__(self, "is_somebody", Somebody(self.passage.words, self.table, self.is_agent))
        object.__setattr__(self, "_antecedents", Antecedents(self.passage, self.is_somebody))

    def parties(
        self, tag: Tag | Span, noun: int | None, others: Sequence[Participant], *, somebody: bool
    ) -> tuple[Participant, ...]:
        """Return the participants that a stretch names; none where it names nobody, or one of some others.

        Args:
            tag: the stretch.
            noun: index of the event's word where it is a noun: what stands in front of it says whose it is.
            others: participants that it cannot name.
            somebody: a thing or a place will not do.
        """
        phrase = self._phrase(tag, noun)
        if phrase is None or any(phrase.overlaps(other.span) for other in others):
            return ()
        if is_fragment(self.passage.words, phrase) or self._is_act(phrase) or (noun is None and is_adjective(phrase)):
            return ()
        if not self._is_party(phrase, somebody=somebody):
            return ()
        names = {other.name for other in others}
        if phrase.text.lower() in beside.POSSESSIVES and self._antecedents.find(phrase, names) is None:
            return ()
        members = conjuncts(self.passage.words, phrase, self.is_somebody)
        return tuple(self.participant(member, names, somebody=somebody) for member in members)

    def participant(self, phrase: Span, others: Collection[str] = frozenset(), *, somebody: bool = True) -> Participant:
        """Name a participant; a pronoun is named by what it stands for, with the pronoun as the evidence.

        Args:
            phrase: the participant's words.
            others: names of whom a pronoun cannot mean.
            somebody: a pronoun cannot mean a place.
        """
        antecedents = self._antecedents if somebody else replace(self._antecedents, is_somebody=self._can_be_hit)
        named = antecedents.find(phrase, others) or phrase
        mention = self.table.add(MentionKind.ACTOR, named.begin, named.end)
        return Participant(mention.id, phrase, named.text, role_evidence=phrase)

    def _can_be_hit(self, phrase: Span) -> bool:
        return self.is_somebody(phrase) or head_word(self.passage.words, phrase) in self._settings

    def is_owner(self, phrase: Span, noun: int) -> bool:
        """Say whether the words in front of an event noun say whose it is: a role noun, a state, or a proper name."""
        owner = beside.whose(self.passage.words, phrase, noun)
        if owner is None:
            return False
        inside = self.passage.words.inside(owner.begin, owner.end)
        last = inside[-1]
        state = _names_state(owner)
        if (
            state
            and self.passage.words.lower[noun] in _STATES_OF_WAR
            and not owner.source[owner.end :].startswith(_GENITIVES)
        ):
            return False  # "the Yemen war" says where, "Russia's war" whose
        if is_participle(self.passage.words.lower[last]):
            return False  # "a US-led" strike is not the US's
        if last in self.triggers and not self.is_agent(self.passage.words.lower[last]):
            return False
        named = any(n.begin < owner.end and owner.end <= n.end for n in self.passage.encoding.names if n.label != "LOC")
        return self.is_agent(self.passage.words.lower[last]) or named or state

    def _phrase(self, tag: Tag | Span, noun: int | None) -> Span | None:
        """Return the noun phrase of a stretch: without clauses, places and what says of what kind the event is."""
        words = self.passage.words
        if noun is not None and isinstance(tag, Span) and tag.text.lower() in beside.POSSESSIVES:
            return tag
        phrase = noun_phrase(words, tag.begin, tag.end)
        if phrase is None or self._is_infinitive(phrase):
            return None
        whole: Span | None = self._without_place(self._without_clause(phrase))
        if whole is not None and noun is not None:
            whole = beside.whose(words, whole, noun)
        phrase = self._core(whole) if whole else None
        if phrase is None or phrase.text.lower() not in RELATIVES:
            return phrase
        antecedent = self.sharing.antecedent(words.inside(phrase.begin, phrase.end).start)
        return noun_phrase(words, antecedent.begin, antecedent.end) if antecedent else None

    def _core(self, phrase: Span) -> Span | None:
        """Cut off joining words in front of a noun phrase, and what became of somebody behind it."""
        words = self.passage.words
        inside = words.inside(phrase.begin, phrase.end)
        first, last = inside.start, inside.stop
        while first < last and words.lower[first] in _LEADERS:
            first += 1
        while last - first > 1 and words.lower[last - 1] in _TRAILING:
            last -= 1
        if last - first > 2 and words.lower[last - 2 : last] in _RESULTS:
            last -= 2
        if words.lower[last - 2 : last] == ("of", "those"):  # "families of those killed"
            first = last - 1
        return words.span(first, last) if first < last else None

    def _without_clause(self, phrase: Span) -> Span:
        """Cut off a participle that qualifies a noun: "fighters besieging the town", "people killed by shells"."""
        words = self.passage.words
        inside = words.inside(phrase.begin, phrase.end)
        for word in inside[1:]:
            noun = words.lower[word - 1]
            qualified = self.is_agent(noun) or noun in {"those", "one"} or (noun.endswith("s") and noun.isalpha())
            joins = noun in {"and", "or"} and word - 1 > inside.start
            if joins and word in self.passage.predicates and words.lower[word].endswith("ing"):
                return words.span(inside.start, word - 1)  # "one person and arresting twelve"
            if noun == "to" and word in self.passage.predicates and word - 1 > inside.start:
                return words.span(inside.start, word - 1)  # "his troops to attack"
            if word in self.passage.predicates and words.lower[word].endswith(("ing", "ed")) and qualified:
                return words.span(inside.start, word)
        return phrase

    def _without_place(self, phrase: Span) -> Span:
        """Cut off where and when a party is: "residents in the valley", "the coalition near the border"."""
        words = self.passage.words
        inside = words.inside(phrase.begin, phrase.end)
        for word in inside[1:]:
            lower = words.lower[word]
            if lower in _WHERE or (lower in _MAYBE_WHERE and self._tells_setting(word + 1)):
                return words.span(inside.start, word)
        return phrase

    def _tells_setting(self, word: int) -> bool:
        """Say whether a place or a time begins at a word, behind its article."""
        words = self.passage.words
        if word < len(words.lower) and words.lower[word] in {"the", "a", "an"}:
            return word + 1 in self._settings
        return word in self._settings or (word < len(words.lower) and self._is_capitalised(word))

    def _is_capitalised(self, word: int) -> bool:
        words = self.passage.words
        return self.passage.document.text[words.begins[word]].isupper()

    def _is_infinitive(self, phrase: Span) -> bool:
        """Say whether a phrase is an act: "to restore order"."""
        first = self.passage.words.inside(phrase.begin, phrase.end).start
        return first > 0 and self.passage.words.lower[first - 1] == "to" and first in self.passage.predicates

    def _is_act(self, phrase: Span) -> bool:
        """Say whether a phrase is a verb and its object: "fighting the rebels", "prosecute their citizens"."""
        first = self.passage.words.inside(phrase.begin, phrase.end).start
        if is_participle(self.passage.words.lower[first]) or is_nominal(self.passage, first):
            return False  # "displaced residents"
        return any(phrase.begin < tag.begin < phrase.end for tag in self.passage.roles(first, "ARG1"))

    def _is_party(self, phrase: Span, *, somebody: bool) -> bool:
        words = self.passage.words
        head = head_word(words, phrase)
        lower = words.lower[head]
        if lower in PRONOUNS:
            return True
        if self.is_agent(lower) or self.is_somebody.is_crewed(phrase, head):
            return True
        at = words.span(head, head + 1)
        kinds = (MentionKind.TIME, MentionKind.WEAPON)
        things = (m for kind in kinds for m in self.table.inside(kind, phrase.begin, phrase.end))
        if head in self.triggers or any(mention.span.covers(at) for mention in things):
            return False
        if somebody and self.is_somebody.is_thing(head):
            return False
        return self.is_somebody(phrase) or not (somebody or lower in _NOBODY or is_adverb(lower))


def _names_state(phrase: Span) -> bool:
    words = split_names(phrase.text)
    return any(states().at(words, n) for n in range(len(words)))
