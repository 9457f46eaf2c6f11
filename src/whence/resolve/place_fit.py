"""Make what a name was taken to mean fit what the expression says of it.

The choice among the places of a name is made for the name alone. The expression knows more: "the X countryside" is no
town, "the left bank of X" is a river's, "the X neighbourhood" no country, and what the text puts into one country does
not lie in another. What cannot be made to fit is not taken: it stays open, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from whence.model.place import PlaceForm
from whence.model.sphere import distance_km
from whence.reference.borders import borders
from whence.reference.gazetteer import Candidate, Gazetteer
from whence.reference.place_names import fold
from whence.reference.place_words import DIVISION_WORDS
from whence.resolve.place_antecedents import Told
from whence.resolve.place_choice import Choice
from whence.resolve.place_lookup import Offsets
from whence.resolve.place_parts import LARGE, position_of

_DIVISION_SEAT = 400_000
""""Eastern X" means the province X unless the city X is at least this populous and then has well-known quarters."""
_RURAL = frozenset(("countryside", "hinterland", "rural area"))
_FIRST_LEVEL = frozenset("province governorate region state oblast department".split())
_BANKS = ("bank", "shore", "side", "shoreline")
_QUARTERS = frozenset("neighbourhood neighborhood quarter suburb".split())
_TOWNS = ("city", "capital")
_TOWN_WORDS = frozenset(("city", "town", "village"))
_COMPOUND = re.compile(r"(?:the\s+)?(?P<word>[a-z]+)[\s-]$", re.IGNORECASE)
_DASH = re.compile(r"\s?[-\u2010-\u2014/]\s?")
_LISTED = frozenset(("provinces", "states", "governorates"))
_SECOND_LEVEL = frozenset("district county municipality territory".split())
_DISTRICT_KM = 250.0
"""The same for a district that is only spelt like a town."""
_QUARTER_KM = 50.0
"""How far from another place of the document a quarter that is called like a town elsewhere can lie."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Fits choices to expressions."""

    gazetteer: Gazetteer

    def chosen(
        self, before: Told, begin: int, form: PlaceForm, choices: Mapping[Offsets, Choice]
    ) -> tuple[PlaceForm, list[Choice]]:
        """Return what the names of an expression mean in it, and what it then says.

        A choice without a candidate says in its reason what did not fit.
        """
        compound = self._whole(before.text, form) or self._compound(before.text, begin, form, choices)
        if compound is not None:
            whole = ((form.names[0][0], form.names[-1][1]),)
            return replace(form, relation="at", names=whole, bearing=None, feature=None), [compound]
        chosen = [self._suit(form, choices[name]) for name in form.names]
        if form.relation == "border" and len(chosen) == 2:
            chosen = _neighbours(chosen)
        if form.feature in _LISTED and chosen[0].candidate is not None and chosen[0].candidate.kind == "adm1":
            form = replace(form, relation="at", bearing=None, feature="province")
        outer = choices.get(form.within) if form.within is not None else None
        return form, [_doubted(before, form, choice, outer.candidate if outer else None) for choice in chosen]

    def _whole(self, text: str, form: PlaceForm) -> Choice | None:
        """Read "the Cuvette-Ouest region" as one name where there is one, and not as what lies between two."""
        if form.relation not in ("between", "border") or len(form.names) != 2:
            return None
        (begin, first), (second, end) = form.names
        if not _DASH.fullmatch(text, first, second):
            return None
        whole = next((one for one in self.gazetteer.find(text[begin:end]) if one.match == "exact"), None)
        return Choice(whole, f'"{text[begin:end]}" is {whole.name} ({whole.kind}), by its name') if whole else None

    def _compound(self, text: str, begin: int, form: PlaceForm, choices: Mapping[Offsets, Choice]) -> Choice | None:
        """Read "central Asia" and "northern Ireland" as the names that they are, and not as parts of what they hold."""
        word = _COMPOUND.fullmatch(text, begin, form.names[0][0]) if form.relation == "part" else None
        place = choices[form.names[0]].candidate if word and len(form.names) == 1 else None
        if word is None or place is None or place.kind == "sea":
            return None
        name = text[form.names[0][0] : form.names[0][1]]
        for other in self.gazetteer.find(f"{word['word']} {name}"):
            itself = other.number == place.number
            apart = itself or other.country != place.country or place.kind in ("continent", "desert")
            if other.match == "exact" and other.kind in ("continent", "country", "region", "adm1") and apart:
                return Choice(other, f'"{word["word"]} {name}" is {other.name} ({other.kind}), by its name')
        return None

    def _suit(self, form: PlaceForm, choice: Choice) -> Choice:
        """Take "eastern X" and "X countryside" for the division around the town X, "X's left bank" for the river X."""
        place = choice.candidate
        if place is None:
            return choice
        if form.relation == "along" and place.geometry is None and (form.feature or "").endswith(_BANKS):
            return self._river(choice, place)
        if form.feature in _TOWN_WORDS and place.kind in ("country", "adm1"):
            return self._town(choice, place, form.feature or "")
        if place.kind not in _TOWNS or form.relation not in ("at", "part"):
            return choice
        known = DIVISION_WORDS if form.relation == "at" else _FIRST_LEVEL
        if form.feature in known:
            return _division(choice, place, _around(choice, place))
        rural = form.feature in _RURAL
        if form.relation == "at" and form.feature not in ("parts", "across"):
            return choice
        if not rural and (place.population >= _DIVISION_SEAT or form.feature in ("city", "central")):
            return choice
        return _division(choice, place, (self._rural(place) if rural else None) or _around(choice, place))

    def _river(self, choice: Choice, place: Candidate) -> Choice:
        found = (*choice.alternatives, *self.gazetteer.find(f"{place.name} river"))
        river = next((one for one in found if one.kind == "river" and one.geometry is not None), None)
        if river is None:
            return choice
        return _instead(choice, river, f"here the river {river.name}, since the text speaks of its bank")

    def _town(self, choice: Choice, place: Candidate, word: str) -> Choice:
        """Take "Guatemala City" for the town."""
        found = (*choice.alternatives, *self.gazetteer.find(f"{place.name} {word}"))
        town = next((one for one in found if one.kind in _TOWNS and one.country == place.country), None)
        if town is None:
            return choice
        return _instead(choice, town, f"here the {town.kind} {town.name}, since the text calls it a {word}")

    def _rural(self, town: Candidate) -> Candidate | None:
        """Return the division that is the countryside of a town by its own name: "Rural Damascus"."""
        found = self.gazetteer.find(f"rural {town.name}")
        return next((one for one in found if one.kind == "adm1" and one.country == town.country), None)


def _around(choice: Choice, town: Candidate) -> Candidate | None:
    """Return the division of the same name around a town."""
    return next(
        (
            one
            for one in choice.alternatives
            if one.kind == "adm1" and one.country == town.country and one.adm1 == town.adm1
        ),
        None,
    )


def _division(choice: Choice, place: Candidate, division: Candidate | None) -> Choice:
    if division is None:
        return choice
    return _instead(choice, division, f"here the division {division.name} around {place.name}")


def _instead(choice: Choice, place: Candidate, why: str) -> Choice:
    """Take another of a name's places than the one chosen."""
    if choice.candidate is place:
        return choice
    seen = (choice.candidate, *choice.alternatives)
    others = tuple(one for one in seen if one is not None and one.number != place.number)
    return Choice(place, f"{choice.reason}, {why}", others)


def _neighbours(chosen: list[Choice]) -> list[Choice]:
    """Take the two sides of a border for places whose countries share one: "Gaza-Israel" is not in Mozambique."""
    countries = {choice.candidate.country for choice in chosen if choice.candidate is not None}
    if len(countries) == 1 and all(choice.candidate is not None for choice in chosen):
        return chosen
    meant = [[one for one in (choice.candidate, *choice.alternatives) if one is not None] for choice in chosen]
    pairs = [(one, other) for one in meant[0] for other in meant[1] if _share_border(one, other)]
    if not pairs or any(all(c.candidate is one for c, one in zip(chosen, pair, strict=True)) for pair in pairs):
        return chosen
    return [
        _instead(choice, one, f"here {one.name} ({one.country}), which has such a border")
        for choice, one in zip(chosen, pairs[0], strict=True)
    ]


def _share_border(one: Candidate, other: Candidate) -> bool:
    return bool(one.country and other.country and borders().are_neighbours(one.country, other.country))


def _doubted(before: Told, form: PlaceForm, choice: Choice, outer: Candidate | None) -> Choice:
    """Leave open what does not fit the text: the place of that name is another one."""
    place = choice.candidate
    if place is None or form.relation in ("border", "water", "between", "triangle"):
        return choice
    why = None
    if form.feature in _QUARTERS and form.relation == "at" and place.kind in (*LARGE, "adm1"):
        why = f"a {form.feature} of that name is not known"
    elif _is_lost(before, form, place):
        why = f"a {form.feature} is meant, and no place near {place.name} is named"
    elif form.relation in ("at", "part") and _is_elsewhere(place, outer):
        assert outer is not None
        why = f"the text puts it into {outer.name}, where no place of that name is known"
    if why is None:
        return choice
    return Choice(None, f"{choice.reason}; but {why}", (place, *choice.alternatives))


def _is_lost(before: Told, form: PlaceForm, place: Candidate) -> bool:
    """Say whether a quarter, or a district only spelt like a town, would lie far from all else that is named."""
    if form.feature in _QUARTERS:
        return form.relation == "at" and not _is_close(before, place, _QUARTER_KM)
    return form.feature in _SECOND_LEVEL and place.match != "exact" and not _is_close(before, place, _DISTRICT_KM)


def _is_elsewhere(place: Candidate, outer: Candidate | None) -> bool:
    """Say whether a place lies in another country than the country or division that the text puts it into."""
    if outer is None or outer.kind not in ("country", "adm1") or place.kind not in (*_TOWNS, "adm2", "district"):
        return False
    return bool(place.country and outer.country and place.country != outer.country)


def _is_close(before: Told, place: Candidate, reach_km: float) -> bool:
    """Say whether a place is no town, or lies near another that the document names."""
    if place.kind not in _TOWNS:
        return True
    named = (choice.candidate for _, choice in before.names)
    return any(
        other is not None
        and other.number != place.number
        and other.kind not in LARGE
        and fold(other.name) != fold(place.name)
        and distance_km(position_of(place), position_of(other)) <= reach_km
        for other in named
    )
