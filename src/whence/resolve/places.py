"""Resolve the place expressions of a document: all names together, then each expression by what it says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from whence.model.place import Place, PlaceForm
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.resolve.place_antecedents import Told, told
from whence.resolve.place_choice import Choice, choose
from whence.resolve.place_fit import Fit
from whence.resolve.place_geometry import inside, locate
from whence.resolve.place_lookup import Offsets

_NATIONAL = re.compile(r"\b(?:(?:South|North|Central|Latin|East|West|New|Saudi|Sri|Middle|United)\s)?[A-Z][a-z]{3,}\b")
_HINTED = 6
"""Adjectives of one country from which on the document is as much about it as the hints can say."""
_HOME = 0.5
"""What it says of a document that its outlet is of a country, beside what its adjectives can say (1)."""
_QUALIFIED = frozenset(("border", "borders", "coast", "waters", "airspace"))
"""Nouns before which an adjective ("Turkish") is as good as the country's name."""
_NESTED = 4
"""Places inside one another that are followed: "X, in the Y district of Z province, W"."""


class PlaceResolver:
    """Turns place expressions into places, or into reasons why not."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._fit = Fit(gazetteer)

    def resolve(
        self, text: str, expressions: Sequence[tuple[str, int, int, PlaceForm]], home: str | None = None
    ) -> dict[str, Place | str]:
        """Resolve a document's place expressions together.

        Args:
            text: the document.
            expressions: mention id, begin, end and form of each.
            home: country of the outlet (ISO 3166-1 alpha-3), whose readers need not be told where its places lie.

        Returns:
            By mention id the place, or in words why it is not resolved.
        """
        names = sorted({name for *_, form in expressions for name in form.names})
        choices = choose(text, names, self._gazetteer, self._hints(text, names, home))
        before = told(text, expressions, choices, self._gazetteer)
        found = {mention: self._place(before, begin, form, choices) for mention, begin, _, form in expressions}
        return self._contained(before, expressions, choices, found)

    def resolve_names(self, text: str, spans: Sequence[Offsets], home: str | None = None) -> list[Candidate | None]:
        """Resolve bare names, for measuring: what each span means, None where that is not clear."""
        choices = choose(text, spans, self._gazetteer, self._hints(text, spans, home))
        return [choices[span].candidate for span in spans]

    def _place(self, before: Told, begin: int, form: PlaceForm, choices: Mapping[Offsets, Choice]) -> Place | str:
        if not form.names:
            return self._going_back(before, begin, form, choices)
        form, chosen = self._fit.chosen(before, begin, form, choices)
        if form.feature not in _QUALIFIED:
            for (first, last), choice in zip(form.names, chosen, strict=True):
                adjective = self._gazetteer.adjective(before.text[first:last])
                if choice.candidate is not None and any(choice.candidate.number == one.number for one in adjective):
                    return f'"{before.text[first:last]}" is an adjective here, not a place'
        outer = choices[form.within].candidate if form.within is not None and form.within in choices else None
        return self._locate(before, begin, form, chosen, outer)

    def _locate(
        self, before: Told, begin: int, form: PlaceForm, chosen: list[Choice], outer: Candidate | None = None
    ) -> Place | str:
        side = chosen[0].candidate
        if form.relation == "border" and len(chosen) == 1 and side is not None and side.kind == "country":
            other = before.neighbour(side.country or "", begin, outer)
            if isinstance(other, str):
                return f"{chosen[0].reason}; {other}"
            chosen = [*chosen, other]
        return locate(form, chosen, outer)

    def _going_back(self, before: Told, begin: int, form: PlaceForm, choices: Mapping[Offsets, Choice]) -> Place | str:
        """Place "the outskirts of the city" by the name that "the city" stands for."""
        if form.whole is None:
            return (
                f"where {form.feature or 'it'} runs is not known" if form.feature else "the expression names no place"
            )
        if form.whole == "border":
            border = before.border(begin)
            if isinstance(border, str):
                return border
            return self._locate(
                before, begin, replace(form, names=border.names), [choices[name] for name in border.names]
            )
        whole = before.whole(form.whole, begin)
        return whole if isinstance(whole, str) else locate(form, [whole[1]])

    def _contained(
        self,
        before: Told,
        expressions: Sequence[tuple[str, int, int, PlaceForm]],
        choices: Mapping[Offsets, Choice],
        found: dict[str, Place | str],
    ) -> dict[str, Place | str]:
        """Place what the gazetteer does not know in what the text says it lies in."""
        forms = {mention: form for mention, _, _, form in expressions}
        at = {name: mention for mention, form in forms.items() for name in form.names}
        placed: dict[str, Place | str] = {}
        for mention, begin, _, form in expressions:
            why, outer, steps = found[mention], form.within, 0
            placed[mention] = why
            if not isinstance(why, str) or outer is None:
                continue
            _, chosen = self._fit.chosen(before, begin, form, choices)
            unknown = any(choice.candidate is None for choice in chosen)
            while unknown and outer in at and steps < _NESTED:
                container = found[at[outer]]
                if isinstance(container, Place):
                    placed[mention] = inside(form, why, container)
                    break
                outer, steps = forms[at[outer]].within, steps + 1
        return placed

    def _hints(self, text: str, names: Sequence[Offsets], home: str | None) -> dict[str, float]:
        """Weigh the countries that the document speaks of beside its places, and the outlet's own.

        By their adjectives ("Syrian"), and by their names where these are sides and no places ("Syria said"). Words of
        several countries do not count.
        """
        places = {text[begin:end] for begin, end in names}
        counts = Counter(found.group() for found in _NATIONAL.finditer(text))
        weights: Counter[str] = Counter()
        for word, count in counts.items():
            countries = {place.country for place in self._national(word, places) if place.country}
            if len(countries) == 1:
                weights[countries.pop()] += count
        hints = {country: min(1.0, math.log2(1 + n) / math.log2(1 + _HINTED)) for country, n in weights.items()}
        if home is not None:
            hints[home] = hints.get(home, 0.0) + _HOME
        return hints

    def _national(self, word: str, places: Collection[str]) -> Iterable[Candidate]:
        """Return the countries that a word belongs to as an adjective, or names as a side."""
        adjective = self._gazetteer.adjective(word)
        if adjective or word in places:
            return adjective
        found = [place for place in self._gazetteer.find(word) if place.match == "exact"]
        return found if found and found[0].kind == "country" else ()
