"""What a prediction of place names got wrong; one name may have two faults, its span and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.bench.annotations import Toponym
from whence.bench.errors.context import around, difference
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.readers import Offsets
from whence.bench.scores.measures import Tally
from whence.bench.scores.toponyms import (
    NEAR_KM,
    Names,
    ToponymDocument,
    ToponymRules,
    count,
    countable,
    great_circle_km,
    headline,
    is_excluded,
    pair,
)

_FAR_KM = 1000.0
_BOUNDARY = {"strict": 1}
_FAR = {"near": 1}
_UNRESOLVED = {"near": 1, "resolved": 1, "judged": 1}
_UNSEEN = {"predicted": 1, "relaxed": 1, **_BOUNDARY}


def analyse(
    gold: Iterable[tuple[ToponymDocument, str]], predicted: Mapping[str, Sequence[Toponym]], rules: ToponymRules
) -> Analysis:
    """Class the faults of all documents, each given with its text."""
    given = list(gold)
    names = countable([document for document, _ in given], rules)
    documents = (
        (
            count(each, found := predicted.get(each.id, ()), rules.gold_spans).tally,
            faults(each, text, found, rules.gold_spans),
        )
        for each, (_, text) in zip(names, given, strict=True)
    )
    return Analysis.of(documents, lambda sums: headline(sums, rules.gold_spans))


def faults(gold: Names, text: str, found: Sequence[Toponym], gold_spans: bool) -> Iterator[Fault]:
    """Yield what is wrong in a document, by cause.

    ``boundary``; ``unresolved`` and ``wrong place`` (more than 161 km off) of names that were found; ``missed``,
    ``spurious``, and ``spurious: no literal name`` for what the gold marks and does not count. With given spans only
    what is wrong with their places.
    """
    pairs = pair(gold.kept, found, gold_spans)
    for i, j in pairs:
        for kind, worth in _differences(gold.kept[i], found[j]):
            yield _fault(gold.id, text, kind, gold.kept[i], found[j], worth)
    paired, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, name in enumerate(gold.kept):
        if i not in paired:
            yield _fault(gold.id, text, ("missed", name.type or ""), name, None, _missed(name))
    for j, name in enumerate(found):
        if j not in taken and not gold_spans:
            cause = "spurious: no literal name" if is_excluded(name, gold) else "spurious"
            yield _fault(gold.id, text, (cause, ""), None, name, _spurious(name))


def _differences(gold: Toponym, found: Toponym) -> Iterator[tuple[tuple[str, str], Tally]]:
    if _span(gold) != _span(found):
        yield ("boundary", f"found {difference(_span(gold), _span(found))}"), _BOUNDARY
    if gold.point and not found.point:
        yield ("unresolved", gold.type or ""), _UNRESOLVED
    if gold.point and found.point and (off := great_circle_km(gold.point, found.point)) > NEAR_KM:
        yield ("wrong place", f"up to {_FAR_KM:.0f} km off" if off <= _FAR_KM else "farther"), _FAR


def _missed(name: Toponym) -> Tally:
    return {**_UNSEEN, **_UNRESOLVED, "paired_located": 1} if name.point else _UNSEEN


def _spurious(name: Toponym) -> Tally:
    return {"predicted": -1, "judged": -1} if name.point else {"predicted": -1}


def _span(name: Toponym) -> Offsets:
    return name.begin, name.end


def _fault(
    id_: str, text: str, kind: tuple[str, str], gold: Toponym | None, found: Toponym | None, worth: Tally
) -> Fault:
    context = around(text, [_span(each) for each in (gold, found) if each is not None])
    return Fault(id_, *kind, _shown(text, gold), _shown(text, found), context, worth)


def _shown(text: str, name: Toponym | None) -> str | None:
    if name is None:
        return None
    point = f" ({name.point[0]:.2f}, {name.point[1]:.2f})" if name.point else ""
    return f"{text[max(0, name.begin) : max(0, name.end)]}{point}"
