"""Whom a pronoun or a short form of a speaker stands for. Where candidates conflict it stays what it is.

What goes first: the same sentence, then the sentences before it one by one; in each of them who speaks, then who
stands in front. A role ("the general") needs somebody of that role, a name ("Zhukov", "SOHR") a longer one with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.extract.agreement import agrees, has_role, initials, only
from whence.extract.encoder import Tag
from whence.extract.phrases import head_word
from whence.extract.referents import Referent, Referents
from whence.extract.said.marks import Quotation, Quotations
from whence.extract.short_forms import POSSESSIVES, PRONOUNS, ShortForm, short_form
from whence.extract.somebody import Somebody
from whence.extract.words import Words
from whence.model.span import Span
from whence.model.vocabulary import MentionKind
from whence.reference.agents import agents
from whence.reference.names import split_names

_BACK = 6
"""Sentences in which a pronoun finds who spoke last; a quotation may be that long."""
_BACK_UNTOLD = 1
"""Sentences in which it finds somebody who has not spoken."""
_BACK_ROLE = 12
_POSSESSIVES = frozenset("his her its their my our your".split())


@dataclass(frozen=True, slots=True)
class SpeakerAntecedents:
    """Finds the antecedents of one document's speakers.

    ``known`` are those whom the document names or describes, in text order; ``named`` are those with longer names, by
    the parts that can stand for them; ``short`` are the pronouns and short forms of speakers with the referent of each,
    as far as found, and ``pronouns`` the pronouns by sentence; ``labels`` are the encoder's kinds of names by word.
    """

    words: Words
    quotations: Quotations
    known: tuple[Referent, ...]
    named: Mapping[str, Sequence[Referent]]
    short: dict[Span, Referent | None]
    pronouns: dict[int, list[Span]]
    labels: Mapping[int, str]

    @classmethod
    def among(
        cls, phrases: Iterable[Span], words: Words, can_speak: Somebody, names: Iterable[Tag] = ()
    ) -> SpeakerAntecedents:
        """Take the full speakers out of the noun phrases of a document that name speakers, and whom else it names.

        ``names`` are the encoder's, which tell persons from organisations.
        """
        told = sorted({phrase for phrase in phrases if can_speak(phrase) and _is_whole(phrase)})
        quotations = Quotations.of(words)
        referents = Referents.of(words, names)
        mentions = _longest(m.span for m in can_speak.table.inside(MentionKind.ACTOR, 0, len(words.document.text)))
        spoken = [phrase for phrase in told if phrase.text.lower() not in PRONOUNS]
        others = [
            span
            for span in mentions
            if not any(span.overlaps(phrase) for phrase in _near(spoken, span))
            and span.text.lower() not in PRONOUNS
            and _is_whole(span)
        ]
        speaking = frozenset(spoken)
        known = [
            referents.read(span, told=span in speaking, quoted=_at(words, quotations, span) is not None)
            for span in sorted([*spoken, *others])
        ]
        found = cls(words, quotations, tuple(known), _by_part(known), {}, {}, referents.labels)
        for phrase in told:
            form = short_form(phrase)
            if form not in (None, ShortForm.FIRST_PERSON):
                found.short[phrase] = found._referent(phrase)
            if form is ShortForm.PRONOUN:
                found.pronouns.setdefault(found._sentence(phrase), []).append(phrase)
        return found

    def of(self, phrase: Span) -> Span | None:
        """Return who a pronoun or short form stands for, or the name behind a role.

        None if nobody fits, several do, or the phrase names or describes somebody in full by itself.
        """
        referent = self.short[phrase] if phrase in self.short else self._referent(phrase)
        if referent is None or referent.span.text.lower() == phrase.text.lower():
            return self._name_beside(referent.span if referent else phrase)
        longer = self._of_name(referent.span) if short_form(referent.span) is ShortForm.NAME else None
        return self._name_beside(referent.span) or (longer or referent).span

    def _name_beside(self, phrase: Span) -> Span | None:
        """Return the name in apposition to a role: "Georgy Zhukov" behind "the foreign minister,"."""
        if not phrase.source.startswith(", ", phrase.end):
            return None
        at = bisect_left(self.known, phrase.end, key=lambda each: each.span.begin)
        name = self.known[at] if at < len(self.known) else None
        if name is None or name.span.begin != phrase.end + 2 or name.person is not True or len(name.name) < 2:
            return None
        inside = self.words.inside(phrase.begin, phrase.end)
        role = agents().lookup(self.words.lower[head_word(self.words, phrase)]) if inside else None
        return name.span if role is not None and role.kind == "person" and not role.plural else None

    def _referent(self, phrase: Span) -> Referent | None:
        match short_form(phrase):
            case ShortForm.PRONOUN:
                return self._of_relative(phrase) if phrase.text.lower() == "who" else self._of_pronoun(phrase)
            case ShortForm.FIRST_PERSON:
                return self._of_quoted(phrase)
            case ShortForm.ORDERED:
                return self._of_ordered(phrase)
            case ShortForm.ROLE:
                return self._of_role(phrase)
            case ShortForm.NAME:
                return self._of_name(phrase)
            case None:
                return None

    def _of_pronoun(self, phrase: Span) -> Referent | None:
        own = phrase.text.lower()
        pronoun, at = POSSESSIVES.get(own, own), self._sentence(phrase)
        inside = self._quotation(phrase) is not None
        for back in range(min(_BACK, at) + 1):
            fitting = [each for each in self._before(phrase, at - back) if agrees(pronoun, each)]
            same = self._same_pronoun(at - back, phrase)
            if None in same:
                return None  # somebody spoke of whom we do not know who it was
            said = [*(each for each in fitting if each.told and (inside or not each.quoted)), *(s for s in same if s)]
            if said:
                return only(said)
            outside = [each for each in fitting if not each.quoted]
            if outside and any(each.person is None and each.name for each in self._before(phrase, at - back)):
                return None  # or is it a name of which nobody knows whether it is a person's?
            if outside:
                return self._untold(pronoun, outside, at - back) if back <= _BACK_UNTOLD else None
        return None

    def _untold(self, pronoun: str, referents: Sequence[Referent], sentence: int) -> Referent | None:
        """Return whom a pronoun stands for among those of a sentence in which none of them speaks."""
        leads = self._leads(referents[0], sentence)
        if pronoun in {"he", "she"}:
            return referents[0] if leads else only(referents)
        return only(referents) if leads else None

    def _same_pronoun(self, sentence: int, before: Span) -> list[Referent | None]:
        """Return whom the same pronoun stands for where it speaks in a sentence before another."""
        own = before.text.lower()
        return [
            self.short[span]
            for span in self.pronouns.get(sentence, ())
            if span.text.lower() == own and span.end <= before.begin
        ]

    def _before(self, phrase: Span, sentence: int) -> list[Referent]:
        """Return those whom a sentence names before a phrase, a short form as the one whom it stands for."""
        near = [each for each in self._in_sentence(sentence) if each.span.end <= phrase.begin]
        full = [(each, self.short.get(each.span)) for each in near]
        return [
            replace(known, told=each.told, quoted=each.quoted, at=each.span) if known else each for each, known in full
        ]

    def _leads(self, referent: Referent, sentence: int) -> bool:
        """Say whether a sentence begins with somebody, or nearly so."""
        begin = self.words.document.sentences[sentence].begin
        return len(self.words.inside(begin, referent.where.begin)) <= 2

    def _of_relative(self, phrase: Span) -> Referent | None:
        """Return whom "who" follows, with nothing but a comma between."""
        near = self._before(phrase, self._sentence(phrase))
        last = near[-1] if near else None
        touching = last is not None and len(self.words.inside(last.where.end, phrase.begin)) <= 1
        return last if touching else None

    def _of_quoted(self, phrase: Span) -> Referent | None:
        """Return who says "I" or "we" inside quotation marks: the one who speaks in the same paragraph."""
        quoted = self._quotation(phrase)
        if quoted is None:
            return None
        text, begins = self.words.document.text, self.words.begins
        first = text.rfind("\n", 0, begins[quoted.first]) + 1
        last = text.find("\n", begins[quoted.last - 1])
        found: list[Referent | None] = []
        for sentence in self._sentences(first, len(text) if last < 0 else last):
            told = [each for each in self._in_sentence(sentence) if each.told and not each.quoted]
            outside = [span for span in self.pronouns.get(sentence, ()) if self._quotation(span) is None]
            found += [*(self.short.get(each.span) or each for each in told), *(self.short[span] for span in outside)]
        known = [each for each in found if each is not None]
        return only(known) if len(known) == len(found) else None

    def _quotation(self, span: Span) -> Quotation | None:
        return _at(self.words, self.quotations, span)

    def _sentences(self, begin: int, end: int) -> range:
        """Return the sentences that begin in a stretch of the text."""
        begins = self.words.sentence_begins
        return range(bisect_left(begins, begin), bisect_left(begins, end))

    def _of_ordered(self, phrase: Span) -> Referent | None:
        """Return the first or the second of the two that the sentence before names, or this one in front."""
        at = self._sentence(phrase)
        for sentence in range(at, max(-1, at - 2), -1):
            near = self._before(phrase, sentence)
            if len(near) == 2:
                return near[0 if "former" in phrase.text.lower() else 1]
            if near:
                return None
        return None

    def _of_role(self, phrase: Span) -> Referent | None:
        words = [word.key for word in split_names(phrase.text)][1:]
        if words[-2:] == ["same", "source"]:
            return self._nearest(phrase, lambda each: each.told and each.person is not False)
        role = [word for word in words if word != "same"]
        return self._nearest(phrase, lambda each: has_role(each, role))

    def _of_name(self, phrase: Span) -> Referent | None:
        """Return who has the one longer name before that a name is a part of."""
        last = split_names(phrase.text)[-1]
        before = [each for each in self.named.get(last.key, ()) if each.span.end <= phrase.begin]
        label = self.labels.get(self.words.at(last.begin + phrase.begin) or 0)
        people = [each for each in before if each.person is not False and each.name[-1] == last.key]
        bodies = [each for each in before if each.person is not True and each not in people]
        fitting = people if people and label != "ORG" else bodies if label != "PER" else []
        names = {each.name if each.person is False else each.name[-2:] for each in fitting}
        told = [each for each in fitting if each.told] or fitting
        described = [each for each in told if each.roles] or [each for each in fitting if each.roles]
        return _last_member((described or told)[0]) if len(names) == 1 else None

    def _nearest(self, phrase: Span, fits: Callable[[Referent], bool]) -> Referent | None:
        """Return the last that spoke before a phrase and fits, else the only one that was named; None for several."""
        at = self._sentence(phrase)
        named: list[Referent] = []
        for sentence in range(at, max(-1, at - _BACK_ROLE), -1):
            near = [each for each in self._before(phrase, sentence) if fits(each)]
            told = [each for each in near if each.told]
            if told:
                rivals = [each for each in (*near, *named) if each.name and not each.quoted]
                return only([*rivals, *told]) if told[-1].name else only(told)
            named += [each for each in near if not each.quoted]
        return only(named)

    def _sentence(self, span: Span) -> int:
        return self.words.sentence_index(span.begin) or 0

    def _in_sentence(self, index: int) -> Sequence[Referent]:
        sentence = self.words.document.sentences[index]
        first = bisect_left(self.known, sentence.begin, key=lambda each: each.span.begin)
        last = bisect_left(self.known, sentence.end, key=lambda each: each.span.begin)
        return self.known[first:last]


def _at(words: Words, quotations: Quotations, span: Span) -> Quotation | None:
    """Return the quotation in which a span begins, None outside of quotation marks."""
    word = words.at(span.begin)
    return quotations.at(word) if word is not None else None


def _is_whole(phrase: Span) -> bool:
    words = phrase.text.lower().split()
    return bool(words) and not _POSSESSIVES.intersection(words[-1:]) and words[-1] not in {"the", "a", "an"}


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that lie in no other, in text order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.begin, -span.end)):
        if not found or not found[-1].covers(span):
            found.append(span)
    return found


def _last_member(referent: Referent) -> Referent:
    """Return the last of several who are named together, anybody else as it is: "Ivan Konev" of "Zhukov and ..."."""
    at = referent.span.text.rfind(" and ")
    if not referent.plural or at < 0:
        return referent
    begin = referent.span.begin + at + len(" and ")
    return replace(referent, span=Span(begin, referent.span.end, referent.span.source), plural=False)


def _by_part(referents: Iterable[Referent]) -> dict[str, list[Referent]]:
    """Index longer names by what can stand for them: a person's last word, a body's first two and its initials."""
    parts: dict[str, list[Referent]] = {}
    for each in referents:
        if len(each.name) > 1:
            body = {*each.name[:2], initials(each.span.text).lower()} if each.person is not True else set()
            for key in {each.name[-1], *body} if each.person is not False else body:
                parts.setdefault(key, []).append(each)
    return parts


def _near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    index = bisect_left(spans, span)
    return spans[max(0, index - 2) : index + 2]
