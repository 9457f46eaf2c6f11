"""Resolve the place expressions of a document: all names together, then each expression by what it says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from whence.model.place import Place, PlaceForm
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.resolve.place_choice import Choice, choose
from whence.resolve.place_geometry import locate
from whence.resolve.place_lookup import Offsets

_ADJECTIVE = re.compile(r"\b(?:(?:South|North|Central|Latin|East|West|New|Saudi|Sri|Middle)\s)?[A-Z][a-z]{3,}\b")
_HINTED = 6
"""Adjectives of one country from which on the document is as much about it as the hints can say."""
_HOME = 0.5
"""What it says of a document that its outlet is of a country, beside what its adjectives can say (1)."""
_DIVISION_SEAT = 400_000
""""Eastern X" means the province X unless the city X is at least this populous and then has well-known quarters."""
_RURAL = frozenset(("countryside", "hinterland", "rural area"))


class PlaceResolver:
    """Turns place expressions into places, or into reasons why not."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

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
        choices = choose(text, names, self._gazetteer, self._hints(text, home))
        return {mention: self._place(text, form, choices) for mention, _, _, form in expressions}

    def resolve_names(self, text: str, spans: Sequence[Offsets], home: str | None = None) -> list[Candidate | None]:
        """Resolve bare names, for measuring: what each span means, None where that is not clear."""
        choices = choose(text, spans, self._gazetteer, self._hints(text, home))
        return [choices[span].candidate for span in spans]

    def _place(self, text: str, form: PlaceForm, choices: dict[Offsets, Choice]) -> Place | str:
        chosen = [_suit(form, choices[name]) for name in form.names]
        for (begin, end), choice in zip(form.names, chosen, strict=True):
            adjective = self._gazetteer.adjective(text[begin:end])
            if choice.candidate is not None and any(choice.candidate.number == one.number for one in adjective):
                return f'"{text[begin:end]}" is an adjective here, not a place'
        return locate(form, chosen)

    def _hints(self, text: str, home: str | None) -> dict[str, float]:
        """Weigh the countries whose adjectives ("Syrian") the document uses, and the outlet's own.

        Adjectives of two countries do not count.
        """
        counts = Counter(found.group() for found in _ADJECTIVE.finditer(text))
        weights: Counter[str] = Counter()
        for word, count in counts.items():
            countries = {place.country for place in self._gazetteer.adjective(word) if place.country}
            if len(countries) == 1:
                weights[countries.pop()] += count
        hints = {country: min(1.0, math.log2(1 + n) / math.log2(1 + _HINTED)) for country, n in weights.items()}
        if home is not None:
            hints[home] = hints.get(home, 0.0) + _HOME
        return hints


def _suit(form: PlaceForm, choice: Choice) -> Choice:
    """Take "eastern X" and "X countryside" for the division around the town X, where there is one."""
    place = choice.candidate
    if form.relation != "part" or place is None or place.kind not in ("city", "capital"):
        return choice
    if form.feature not in _RURAL and (place.population >= _DIVISION_SEAT or form.feature == "city"):
        return choice
    division = next(
        (
            one
            for one in choice.alternatives
            if one.kind == "adm1" and one.country == place.country and one.adm1 == place.adm1
        ),
        None,
    )
    if division is None:
        return choice
    others = (place, *(one for one in choice.alternatives if one is not division))
    said = f"{choice.reason}, here the division {division.name} around it"
    return replace(choice, candidate=division, reason=said, alternatives=others)
