"""Which place a name means: all the names of a document decide together.

Every name starts with what it can mean and how likely that is by itself (``place_lookup``). Then the names vote
(``place_votes``), minding what the text says outright (``place_context``). A name has one meaning per document. A
choice that only just wins, or that rests on likeness alone, is not made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.reference.gazetteer import Candidate, Gazetteer
from whence.resolve.place_context import tell
from whence.resolve.place_lookup import Offsets, handle, look_up
from whence.resolve.place_votes import Name, apart, vote

_MARGIN = 0.15
"""Least lead over the next place, in units of a tenfold population; re-run the bench when it changes."""
_UNKNOWN = 20_000
"""Below this population a place whose name is only alike needs support from the rest of the document."""
_SUPPORT, _SUPPORT_FUZZY = 0.5, 1.0
"""That support, in units of a tenfold population: of a name spelt alike by rule, and by fuzzy comparison."""
_OBSCURE, _ALONE, _CROWD = 200_000, 0.2, 4
"""A town of fewer residents, to which less than so much of a document of so many names points, is not what it means."""
_SAME_KM = 40.0
"""Two candidates nearer than this are one place to the margin."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was taken to mean, or None and why not. ``alternatives`` are the next best, best first."""

    candidate: Candidate | None
    reason: str
    alternatives: tuple[Candidate, ...] = ()


def choose(
    text: str, spans: Sequence[Offsets], gazetteer: Gazetteer, hints: Mapping[str, float] | None = None
) -> dict[Offsets, Choice]:
    """Decide for all names of a document at once.

    Args:
        text: the document.
        spans: where its place names stand.
        gazetteer: where to look them up.
        hints: countries (ISO 3166-1 alpha-3) that the document is about for other reasons, with weights up to 1.

    Returns:
        A choice for every span. The cost is linear in the number of names.
    """
    ordered = sorted(set(spans))
    handles = {span: handle(text, span) for span in ordered}
    names: dict[str, Name] = {}
    for span in ordered:
        if handles[span] in names:
            names[handles[span]].count += 1
        else:
            names[handles[span]] = look_up(text, span, gazetteer)
    tell(text, ordered, handles, names)
    containers = {outer: gazetteer.find(outer) for name in names.values() for outer in name.inside}
    vote(names, hints or {}, containers)
    crowd = sum(bool(name.candidates) for name in names.values())
    choices = {key: _decide(name, crowd) for key, name in names.items()}
    return {span: choices[handles[span]] for span in ordered}


def _decide(name: Name, crowd: int) -> Choice:
    if not name.candidates:
        return Choice(None, f'the gazetteer knows no "{name.text}"')
    order = sorted(range(len(name.candidates)), key=lambda index: -name.score[index])
    best = name.candidates[order[0]]
    rest = tuple(name.candidates[index] for index in order[1:])
    gain = name.support[order[0]]
    least = _SUPPORT_FUZZY if best.match == "fuzzy" else _SUPPORT
    known = best.population >= _UNKNOWN and crowd < _CROWD
    doubtful = best.match == "fuzzy" or (best.match != "exact" and not known)
    if doubtful and gain < least and best.kind in ("city", "capital"):
        why = f'"{name.text}" is only spelt like {_describe(best)}, and nothing else points there'
        return Choice(None, why, (best, *rest[:4]))
    if best.kind == "city" and best.population < _OBSCURE and gain < _ALONE and crowd >= _CROWD:
        why = f'"{name.text}" would be {_describe(best)}, far from everything else that the document names'
        return Choice(None, why, (best, *rest[:4]))
    rival = next((index for index in order[1:] if _differ(best, name.candidates[index])), None)
    if rival is not None and name.score[order[0]] - name.score[rival] < _MARGIN:
        other = name.candidates[rival]
        why = f'"{name.text}" may be {_describe(best)} or {_describe(other)}: the document does not tell'
        return Choice(None, why, (best, *rest[:4]))
    return Choice(best, _reason(name, order[0], gain), rest[:5])


def _differ(best: Candidate, other: Candidate) -> bool:
    """Say whether two places are so far apart that it matters which is meant; a town and its division are not."""
    if other.kind in ("adm1", "adm2") and best.country == other.country and best.adm1 == other.adm1:
        return False
    return apart(best, other) > max(_SAME_KM, best.radius_km)


def _describe(place: Candidate) -> str:
    where = ", ".join(part for part in (place.adm1 if place.kind != "adm1" else None, place.country) if part)
    return f"{place.name} ({place.kind}{', ' + where if where else ''})"


def _reason(name: Name, index: int, gain: float) -> str:
    best = name.candidates[index]
    parts = [f'"{name.text}" is {_describe(best)}']
    how = {
        "exact": "by its name",
        "alternate": "by another of its names",
        "variant": "by a variant spelling",
        "fuzzy": f"by a similar spelling ({best.score:.0f} of 100)",
    }
    parts.append(how[best.match])
    if len(name.candidates) > 1:
        if name.contained[index]:
            parts.append("the text says where it lies")
        elif gain >= 0.5:
            parts.append("other places of the document point there")
        else:
            parts.append(f"the best known of {len(name.candidates)} places so called")
    return ", ".join(parts)
