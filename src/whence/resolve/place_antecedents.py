"""What an expression without a name goes back to: "the city", "the country", the other side of "the Turkish border"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.model.place import PlaceForm
from whence.reference.borders import borders
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.states import states
from whence.resolve.place_choice import Choice
from whence.resolve.place_lookup import Offsets
from whence.resolve.place_parts import candidate

_WINDOW = {"city": 500, "town": 500, "village": 500, "camp": 500, "island": 500, "river": 700, "border": 700}
_FAR = 1500
"""Code points before an expression in which what it goes back to must stand: some sentences."""
_JUST = 400
_BEHIND = 250
"""Code points behind a border in which the other side may stand."""
_TOWNS = ("city", "capital")
_DIVISIONS = ("adm1", "adm2", "district", "region")
_KINDS = {
    "city": _TOWNS,
    "town": _TOWNS,
    "village": _TOWNS,
    "capital": ("capital",),
    "province": _DIVISIONS,
    "governorate": _DIVISIONS,
    "state": ("adm1",),
    "district": ("adm2", "district"),
    "island": ("island",),
    "camp": ("camp",),
    "enclave": ("region", "zone", "adm1"),
    "river": ("river",),
}
_SPEAKS = re.compile(
    r"\b(?:officials?|sources?|diplomats?|spokes\w+|reporters?|journalists?|correspondents?|headquarters|offices?|based"
    r"|embassy|court|born|educated|told\s+\w+)\s+(?:in|at)\s+(?:the\s+)?$"
    r"|\b(?:fled|fleeing|escaped|escaping)\s+to\s+(?:the\s+)?$"
)
"""Before the name of the place where somebody speaks, or has fled to."""
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What the names of a document mean, in text order, for what goes back to them."""

    text: str
    names: Sequence[tuple[Offsets, Choice]]
    forms: Sequence[tuple[int, PlaceForm]]
    gazetteer: Gazetteer

    def whole(self, noun: str, begin: int) -> tuple[Offsets, Choice] | str:
        """Find what "the city" at a position stands for.

        Returns:
            The name and what it means, with a reason that says so; or why that cannot be told.
        """
        if noun == "country":
            return self._country(begin)
        kinds = _KINDS.get(noun)
        if kinds is None:
            return f'which "{noun}" is meant is not told'
        least = begin - _WINDOW.get(noun, _FAR)
        before = [(span, choice) for span, choice in self.names if least <= span[0] < begin and self._tells(span)]
        rivals = {self.text[slice(*span)] for span, choice in before if choice.candidate is None}
        meant = [(span, choice) for span, choice in before if choice.candidate and choice.candidate.kind in kinds]
        several = {candidate(choice).number: candidate(choice).name for _, choice in meant}
        if not meant:
            return f"which {noun} is meant is not told: none is named shortly before"
        if len(several) > 1 or (rivals and kinds == _TOWNS):
            return f"which {noun} is meant is not told: it may be {' or '.join(sorted({*several.values(), *rivals}))}"
        span, choice = meant[-1]
        reason = f'"the {noun}" goes back to "{self.text[span[0] : span[1]]}": {choice.reason}'
        return span, Choice(choice.candidate, reason, choice.alternatives)

    def border(self, begin: int) -> PlaceForm | str:
        """Find which border "the border" stands for: the last that was named."""
        before = [form for at, form in self.forms if begin - _WINDOW["border"] <= at < begin and form.names]
        if not before:
            return "which border is meant is not told: none is named shortly before"
        return before[-1]

    def neighbour(self, country: str, begin: int, beside: Candidate | None = None) -> Choice | str:
        """Find the other side of a border of which one is named: a neighbour that the document tells of.

        Args:
            country: the side that is named (ISO 3166-1 alpha-3).
            begin: where the expression stands.
            beside: what the text says is by the border: its country, if it is a neighbour, is the other side.
        """
        if beside is not None and beside.country and borders().are_neighbours(country, beside.country):
            return self._state(beside.country, f"the other side is {{}}, since {beside.name} is by it")
        opens = self.text.rfind(". ", 0, begin) + 1
        closes = self.text.find(". ", begin)
        near = self._around(country, opens, len(self.text) if closes < 0 else closes)
        if len(near) != 1:
            near = near or self._around(country, begin - _FAR, begin + _BEHIND)
        if not near:
            near = {code for code in self._spoken(begin, begin - opens) if borders().are_neighbours(country, code)}
        if len(near) != 1:
            told = f": {' or '.join(sorted(near))}" if near else ": no place in a neighbouring country is named"
            return f"which of its borders is meant is not told{told}"
        return self._state(near.pop(), "the other side is {}, since the text speaks of it nearby")

    def _around(self, country: str, begin: int, end: int) -> set[str]:
        """Return the neighbours of a country in which places lie that a stretch of the text names."""
        named = (choice.candidate for span, choice in self.names if begin <= span[0] <= end)
        codes = {place.country for place in named if place and place.country}
        return {code for code in codes if borders().are_neighbours(country, code)}

    def _tells(self, span: Offsets) -> bool:
        """Say whether a name is one that the story is about, and not where somebody spoke of it."""
        return _SPEAKS.search(self.text, max(0, span[0] - 40), span[0]) is None

    def _country(self, begin: int) -> tuple[Offsets, Choice] | str:
        """Find "the country": the only one in which the places named before lie, else the only one spoken of."""
        before = [(span, choice) for span, choice in self.names if begin - _FAR <= span[0] < begin]
        codes = {choice.candidate.country for _, choice in before if choice.candidate and choice.candidate.country}
        spoken = self._spoken(begin, _FAR if not codes else _JUST)
        codes = codes or spoken
        if len(codes) == 1 and spoken and not spoken & codes:
            codes |= spoken  # all places named lie in one country, but the text has gone on to speak of another
        if len(codes) != 1:
            several = f": it may be {' or '.join(sorted(codes))}" if codes else ": none is named before"
            return f"which country is meant is not told{several}"
        found = self._state(codes.pop(), "the country is {}, since all the places named before lie there")
        return found if isinstance(found, str) else ((begin, begin), found)

    def _spoken(self, begin: int, window: int) -> set[str]:
        """Return the countries whose adjectives ("Malian") stand shortly before."""
        words = {word[0] for word in _WORD.finditer(self.text, max(0, begin - window), begin)}
        return {place.country for word in words for place in self.gazetteer.adjective(word) if place.country}

    def _state(self, code: str, why: str) -> Choice | str:
        state = states().states.get(code)
        found = self.gazetteer.find(state.name) if state else ()
        country = next((place for place in found if place.kind == "country" and place.country == code), None)
        if country is None:
            return f"no country with the code {code} is known"
        return Choice(country, why.format(country.name))


def told(
    text: str,
    expressions: Sequence[tuple[str, int, int, PlaceForm]],
    choices: Mapping[Offsets, Choice],
    gazetteer: Gazetteer,
) -> Told:
    """Gather what the expressions of a document name."""
    named = sorted((name, choices[name]) for _, _, _, form in expressions for name in form.names if _is_place(form))
    return Told(
        text,
        named,
        sorted(((begin, form) for _, begin, _, form in expressions if form.relation == "border"), key=lambda at: at[0]),
        gazetteer,
    )


def _is_place(form: PlaceForm) -> bool:
    """Say whether an expression names a place, and not what is on either side of something."""
    return form.relation not in ("border", "water") and form.feature not in ("one end", "airspace")
