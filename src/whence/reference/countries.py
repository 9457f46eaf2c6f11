"""What exports say of countries: usual names, ISO numbers, the numbers of Gleditsch and Ward and of Correlates of War.

The numbers are ``data/state_numbers.tsv``. What is not sure there is None, not the likeliest number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from whence.model.errors import ReferenceDataError
from whence.reference.states import states

# Ranges of Gleditsch and Ward's numbers, as the codebook of the UCDP/PRIO Armed Conflict Dataset draws UCDP's regions
# (recalled; Egypt, 651, is in the Middle East there).
_UCDP_REGIONS = (
    (2, 199, "Americas"),
    (200, 399, "Europe"),
    (400, 626, "Africa"),
    (630, 698, "Middle East"),
    (700, 990, "Asia"),
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country as exports name it.

    Attributes:
        code: ISO 3166-1 alpha-3; KOS is PLOVER's for Kosovo.
        name: today's usual English name.
        number: ISO 3166-1 numeric; None where ISO has none.
        gwno: of Gleditsch and Ward; None where not sure.
        cow: of Correlates of War; None where not sure.
        ucdp_region: of UCDP; None where no number tells it.
    """

    code: str
    name: str
    number: int | None
    gwno: int | None
    cow: int | None
    ucdp_region: str | None


@cache
def country(code: str) -> Country:
    """Look up a country by its alpha-3 code; of a code that nobody knows the name is the code."""
    import pycountry  # takes longer than all else here, and only exports need it

    known = states().states.get(code)
    listed = pycountry.countries.get(alpha_3=code)
    name: str = known.name if known else getattr(listed, "common_name", getattr(listed, "name", code))
    gwno, cow = _numbers().get(code, (None, None))
    return Country(code, name, int(listed.numeric) if listed else None, gwno, cow, _region(gwno or cow))


def _region(number: int | None) -> str | None:
    return next((name for low, high, name in _UCDP_REGIONS if number and low <= number <= high), None)


@cache
def _numbers() -> dict[str, tuple[int | None, int | None]]:
    text = resources.files("whence.reference").joinpath("data", "state_numbers.tsv").read_text("utf-8")
    found: dict[str, tuple[int | None, int | None]] = {}
    for row in text.splitlines():
        if not row.startswith("#"):
            try:
                code, gwno, cow = row.split("\t")
                found[code] = (int(gwno) if gwno else None, int(cow) if cow else None)
            except ValueError as error:
                raise ReferenceDataError(f"state_numbers.tsv: a code and two numbers wanted: {row[:60]}") from error
    return found
