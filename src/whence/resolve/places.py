"""Resolve the place expressions of a document: all names together, then each expression by what it says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.model.place import Place, PlaceForm
from whence.reference.borders import borders
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.place_words import DIVISION_WORDS
from whence.resolve.place_antecedents import Told, told
from whence.resolve.place_choice import Choice, Offsets, choose
from whence.resolve.place_geometry import inside, locate

_ADJECTIVE = re.compile(r"\b(?:(?:South|North|Central|Latin|East|West|New|Saudi|Sri|Middle)\s)?[A-Z][a-z]{3,}\b")
_HINTED = 6
"""Adjectives of one country from which on the document is as much about it as the hints can say."""
_DIVISION_SEAT = 400_000
""""Eastern X" means the province X unless the city X is at least this populous and then has well-known quarters."""
_RURAL = frozenset(("countryside", "hinterland", "rural area"))
_FIRST_LEVEL = frozenset("province governorate region state oblast department".split())
_BANKS = ("bank", "shore", "side", "shoreline")
_QUALIFIED = frozenset(("border", "borders", "coast", "waters", "airspace"))
"""Nouns before which an adjective ("Turkish") is as good as the country's name."""
_NESTED = 4
"""Places inside one another that are followed: "X, in the Y district of Z province, W"."""


class PlaceResolver:
    """Turns place expressions into places, or into reasons why not."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, text: str, expressions: Sequence[tuple[str, int, int, PlaceForm]]) -> dict[str, Place | str]:
        """Resolve a document's place expressions together.

        Args:
            text: the document.
            expressions: mention id, begin, end and form of each.

        Returns:
            By mention id the place, or in words why it is not resolved.
        """
        names = sorted({name for *_, form in expressions for name in form.names})
        choices = choose(text, names, self._gazetteer, self._hints(text))
        before = told(text, expressions, choices, self._gazetteer)
        found = {mention: self._place(before, begin, form, choices) for mention, begin, _, form in expressions}
        return self._contained(expressions, choices, found)

    def resolve_names(self, text: str, spans: Sequence[Offsets]) -> list[Candidate | None]:
        """Resolve bare names, for measuring: what each span means, None where that is not clear."""
        choices = choose(text, spans, self._gazetteer, self._hints(text))
        return [choices[span].candidate for span in spans]

    def _place(self, before: Told, begin: int, form: PlaceForm, choices: Mapping[Offsets, Choice]) -> Place | str:
        if not form.names:
            return self._going_back(before, begin, form, choices)
        chosen = [self._suit(form, choices[name]) for name in form.names]
        if form.relation == "border" and len(chosen) == 2:
            chosen = _neighbours(chosen)
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
        expressions: Sequence[tuple[str, int, int, PlaceForm]],
        choices: Mapping[Offsets, Choice],
        found: dict[str, Place | str],
    ) -> dict[str, Place | str]:
        """Place what the gazetteer does not know in what the text says it lies in."""
        forms = {mention: form for mention, _, _, form in expressions}
        at = {name: mention for mention, form in forms.items() for name in form.names}
        placed: dict[str, Place | str] = {}
        for mention, form in forms.items():
            why, outer, steps = found[mention], form.within, 0
            placed[mention] = why
            unknown = any(choices[name].candidate is None for name in form.names)
            while isinstance(why, str) and unknown and outer in at and steps < _NESTED:
                container = found[at[outer]]
                if isinstance(container, Place):
                    placed[mention] = inside(form, why, container)
                    break
                outer, steps = forms[at[outer]].within, steps + 1
        return placed

    def _hints(self, text: str) -> dict[str, float]:
        """Weigh the countries whose adjectives ("Syrian") the document uses; those of two countries do not count."""
        counts = Counter(found.group() for found in _ADJECTIVE.finditer(text))
        weights: Counter[str] = Counter()
        for word, count in counts.items():
            countries = {place.country for place in self._gazetteer.adjective(word) if place.country}
            if len(countries) == 1:
                weights[countries.pop()] += count
        return {country: min(1.0, math.log2(1 + n) / math.log2(1 + _HINTED)) for country, n in weights.items()}

    def _suit(self, form: PlaceForm, choice: Choice) -> Choice:
        """Take "eastern X" and "X countryside" for the division around the town X, "X's left bank" for the river X."""
        place = choice.candidate
        if place is None:
            return choice
        if form.relation == "along" and place.geometry is None and (form.feature or "").endswith(_BANKS):
            return self._river(choice, place)
        known = DIVISION_WORDS if form.relation == "at" else _FIRST_LEVEL
        if form.relation in ("at", "part") and form.feature in known and place.kind in ("city", "capital"):
            return _division(choice, place, next((one for one in choice.alternatives if _is_around(one, place)), None))
        some = form.relation == "at" and form.feature in ("parts", "across")
        if (form.relation != "part" and not some) or place is None or place.kind not in ("city", "capital"):
            return choice
        rural = form.feature in _RURAL
        if not rural and (place.population >= _DIVISION_SEAT or form.feature in ("city", "central")):
            return choice
        division = self._rural(place) if rural else None
        if division is None:
            division = next((one for one in choice.alternatives if _is_around(one, place)), None)
        return _division(choice, place, division)

    def _river(self, choice: Choice, place: Candidate) -> Choice:
        found = (*choice.alternatives, *self._gazetteer.find(f"{place.name} river"))
        river = next((one for one in found if one.kind == "river" and one.geometry is not None), None)
        if river is None:
            return choice
        said = f"{choice.reason}, here the river {river.name}, since the text speaks of its bank"
        return replace(choice, candidate=river, reason=said, alternatives=(place, *choice.alternatives))

    def _rural(self, town: Candidate) -> Candidate | None:
        """Return the division that is the countryside of a town by its own name: "Rural Damascus"."""
        found = self._gazetteer.find(f"rural {town.name}")
        return next((one for one in found if one.kind == "adm1" and one.country == town.country), None)


def _neighbours(chosen: list[Choice]) -> list[Choice]:
    """Take the two sides of a border for places whose countries share one: "Gaza-Israel" is not in Mozambique."""
    countries = {choice.candidate.country for choice in chosen if choice.candidate is not None}
    if len(countries) == 1 and all(choice.candidate is not None for choice in chosen):
        return chosen
    meant = [[one for one in (choice.candidate, *choice.alternatives) if one is not None] for choice in chosen]
    pairs = [(one, other) for one in meant[0] for other in meant[1] if _share_border(one, other)]
    if not pairs or any(_is_same_pair(chosen, pair) for pair in pairs):
        return chosen
    return [_instead(choice, one) for choice, one in zip(chosen, pairs[0], strict=True)]


def _is_same_pair(chosen: list[Choice], pair: tuple[Candidate, Candidate]) -> bool:
    return all(choice.candidate is one for choice, one in zip(chosen, pair, strict=True))


def _share_border(one: Candidate, other: Candidate) -> bool:
    return bool(one.country and other.country and borders().are_neighbours(one.country, other.country))


def _instead(choice: Choice, place: Candidate) -> Choice:
    if choice.candidate is place:
        return choice
    seen = (choice.candidate, *choice.alternatives)
    others = tuple(one for one in seen if one is not None and one is not place)
    return Choice(place, f"{choice.reason}, here {place.name} ({place.country}), which has such a border", others)


def _division(choice: Choice, place: Candidate, division: Candidate | None) -> Choice:
    """Take the division around a town instead of the town, where there is one."""
    if division is None:
        return choice
    others = (place, *(one for one in choice.alternatives if one.number != division.number))
    said = f"{choice.reason}, here the division {division.name} around it"
    return replace(choice, candidate=division, reason=said, alternatives=others)


def _is_around(division: Candidate, town: Candidate) -> bool:
    return division.kind == "adm1" and division.country == town.country and division.adm1 == town.adm1
