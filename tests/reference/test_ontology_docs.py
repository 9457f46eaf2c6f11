"""docs/ontology.md lists what the mappings leave open: no more and no less than the data do."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.reference.possible import CAMEO_ROOTS, PUBLISHED, acled, answers
from whence.model.claim import EventCodes
from whence.reference.circumstances import Circumstances
from whence.reference.ontology import codes, ontology

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table below a line of the page."""
    lines = PAGE[PAGE.index(f"\n{heading}\n") :].splitlines()[5:]
    table = lines[: next(n for n, line in enumerate(lines) if not line.startswith("|"))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def listed(heading: str) -> list[str]:
    """Return the types and modes in the first column of a table, "TYPE/*" written out."""
    names = [name for row in rows(heading) for name in re.findall(r"`([^`]+)`", row[0])]
    return sorted(one for name in names for one in written_out(name))


def written_out(name: str) -> list[str]:
    kind, _, mode = name.partition("/")
    return [kind, *(f"{kind}/{each}" for each in ontology().types[kind].modes)] if mode == "*" else [name]


def those(fit: Callable[[frozenset[EventCodes]], bool]) -> list[str]:
    return sorted(_name(*pair) for pair, found in answers().items() if fit(found))


def test_what_has_no_cameo_code() -> None:
    nulls = sorted(_name(*pair) for pair in answers() if codes(*pair, Circumstances()).cameo is None)
    assert listed("No CAMEO code, because several roots fit:") == nulls


def test_cameo_roots_that_are_never_given() -> None:
    given = {coded.cameo[:2] for found in answers().values() for coded in found if coded.cameo}
    assert {row[0][:2] for row in rows("CAMEO roots that are never given:")} == CAMEO_ROOTS - given


def test_what_has_no_acled_code() -> None:
    nulls = those(lambda found: {acled(coded) for coded in found} == {(None, None)})
    assert listed("No ACLED code in any circumstances:") == nulls


def test_what_circumstances_decide() -> None:
    several = those(lambda found: len({acled(coded) for coded in found}) > 1)
    assert listed("ACLED codes that circumstances decide:") == several


def test_acled_pairs_that_no_claim_gives() -> None:
    given = {acled(coded) for found in answers().values() for coded in found}
    told = {(row[0], row[1]) for row in rows("ACLED pairs that no single claim gives:")}
    assert told == PUBLISHED - given


def _name(kind: str, mode: str | None) -> str:
    return f"{kind}/{mode}" if mode else kind
