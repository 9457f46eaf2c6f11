"""What a prediction of time expressions got wrong; one expression may have several faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.bench.annotations import Timex
from whence.bench.errors.context import around, difference
from whence.bench.errors.fault import Analysis, Fault
from whence.bench.scores.measures import Tally
from whence.bench.scores.timexes import TimexDocument, headline, pair, tally

_BOUNDARY = {"strict": 1}
_TYPE = {"type": 1}
_VALUE = {"value": 1}
_MISSED = {"pred": 1, "relaxed": 1, **_BOUNDARY, **_TYPE, **_VALUE}
_SPURIOUS = {"pred": -1}


def analyse(gold: Iterable[tuple[TimexDocument, str]], predicted: Mapping[str, Sequence[Timex]]) -> Analysis:
    """Class the faults of all documents, each given with its text."""
    documents = (
        (tally(document.timexes, found := predicted.get(document.id, ())), faults(document, text, found))
        for document, text in gold
    )
    return Analysis.of(documents, headline)


def faults(gold: TimexDocument, text: str, found: Iterable[Timex]) -> Iterator[Fault]:
    """Yield what is wrong in a document, by cause.

    ``boundary``, ``wrong type``, ``no value``, ``wrong value``, ``missed`` and ``spurious``.
    """
    wanted, ours = ([timex for timex in side if timex.end > timex.begin] for side in (gold.timexes, found))
    for one, other in pair(wanted, ours):
        wanted.remove(one)
        ours.remove(other)
        for cause, detail, worth in _differences(one, other):
            yield _fault(gold.id, text, (cause, detail), one, other, worth)
    for one in wanted:
        yield _fault(gold.id, text, ("missed", str(one.type)), one, None, _MISSED)
    for other in ours:
        yield _fault(gold.id, text, ("spurious", str(other.type)), None, other, _SPURIOUS)


def _differences(gold: Timex, found: Timex) -> Iterator[tuple[str, str, Tally]]:
    spans = (gold.begin, gold.end), (found.begin, found.end)
    if spans[0] != spans[1]:
        yield "boundary", f"{gold.type} found {difference(*spans)}", _BOUNDARY
    if gold.type != found.type:
        yield "wrong type", f"{gold.type} → {found.type}", _TYPE
    if gold.value != found.value:
        yield "wrong value" if found.value else "no value", str(gold.type), _VALUE


def _fault(id_: str, text: str, kind: tuple[str, str], gold: Timex | None, found: Timex | None, worth: Tally) -> Fault:
    context = around(text, [(each.begin, each.end) for each in (gold, found) if each is not None])
    return Fault(id_, *kind, _shown(text, gold), _shown(text, found), context, worth)


def _shown(text: str, timex: Timex | None) -> str | None:
    return None if timex is None else f"{text[timex.begin : timex.end]} = {timex.value}"
