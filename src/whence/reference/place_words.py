"""Common nouns beside place names ("province", "oil field"), and how reports abbreviate the states of the US."""

from __future__ import annotations

import re

DIVISION_WORDS = frozenset(
    "province governorate state oblast region district department county prefecture voivodeship canton wilaya "
    "muhafazah division provinces governorates states departments".split()
)
"""Words that turn a name into that of a division. "City" and "town" do the opposite."""

COUNTY_WORDS = frozenset("county counties district prefecture".split())
"""Those that divide a first-level division in most countries."""

TOWN_WORDS = frozenset("city town village".split())

FACILITY_WORDS = frozenset(
    "airport hospital university college cathedral court courthouse prison jail stadium barracks airbase airfield base "
    "refinery mosque church school academy arena racecourse museum station clinic".split()
)
"""Last words of facilities, which mostly lie in the town that the name begins with."""

RIVER_WORDS = frozenset("river canal valley".split())

FEATURE_WORDS = (
    DIVISION_WORDS
    | RIVER_WORDS
    | frozenset(
        "desert city town village camp mountains mountain island islands peninsula border airport "
        "airbase base dam crossing neighborhood neighbourhood suburb municipality township territory port oilfield "
        "coast plain field enclave forest prison bridge pass".split()
    )
)

_FEATURE_BEFORE = re.compile(
    r"\b(?P<word>province|state|governorate|district|city|town|village|department|region|county|river|port|lake|republic"
    r"|municipality|island|camp)s?\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def feature_before(text: str, begin: int) -> str | None:
    """Return the common noun that stands before a name with "of" ("the state of X"), in lower case, if any."""
    found = _FEATURE_BEFORE.search(text, max(0, begin - 30), begin)
    return found["word"].lower() if found else None


FEATURE_AFTER = re.compile(
    r"[\s-](?P<feature>(?:oil|gas)\s?fields?|oilfields?|refugee\s+camps?|de-?escalation\s+zone"
    r"|(?:border\s+)?crossing|air\s?base"
    r"|nuclear\s+power\s+plant|[A-Za-z]+)\b",
    re.IGNORECASE,
)
"""The common noun that may follow a name; whether it is one of ``FEATURES`` is for the reader to see."""

_PLURALS = re.compile(r"(?<=field)s$|(?<=camp)s$|(?<=mountain)s$")


def feature_after(text: str, end: int) -> str | None:
    """Return the common noun that follows the name ending at ``end``, in lower case and in the singular, if any."""
    found = FEATURE_AFTER.match(text, end, end + 40)
    if not found:
        return None
    word = _PLURALS.sub("", " ".join(found["feature"].lower().split()))
    return word if word in FEATURE_WORDS or " " in word or "-" in word else None


_AFTER = re.compile(r"^(?P<core>.+?)\s+(?P<word>[A-Za-z]+)$")
_BEFORE = re.compile(
    r"^(?:the\s+)?(?P<word>province|state|governorate|district|city|town|village|department|region|county|river|port|lake"
    r"|republic|municipality|island|camp)\s+of\s+(?P<core>.+)$",
    re.IGNORECASE,
)


def strip_feature(name: str) -> tuple[str, str | None]:
    """Split a name into its core and the common noun that stands after it or, with "of", before it.

    Returns:
        The core and the noun in lower case; the name itself and None where there is no such noun.
    """
    before = _BEFORE.match(name)
    if before:
        return before["core"], before["word"].lower()
    after = _AFTER.match(name)
    if after and after["word"].lower() in FEATURE_WORDS:
        return after["core"], after["word"].lower()
    return name, None


_STATE_CODES = """
AL Ala. Alabama|AK Alaska Alaska|AZ Ariz. Arizona|AR Ark. Arkansas|CA Calif. California|CO Colo. Colorado
CT Conn. Connecticut|DE Del. Delaware|FL Fla. Florida|GA Ga. Georgia|HI Hawaii Hawaii|ID Idaho Idaho|IL Ill. Illinois
IN Ind. Indiana|IA Iowa Iowa|KS Kan. Kansas|KY Ky. Kentucky|LA La. Louisiana|ME Maine Maine|MD Md. Maryland
MA Mass. Massachusetts|MI Mich. Michigan|MN Minn. Minnesota|MS Miss. Mississippi|MO Mo. Missouri|MT Mont. Montana
NE Neb. Nebraska|NV Nev. Nevada|NH N.H. New Hampshire|NJ N.J. New Jersey|NM N.M. New Mexico|NY N.Y. New York
NC N.C. North Carolina|ND N.D. North Dakota|OH Ohio Ohio|OK Okla. Oklahoma|OR Ore. Oregon|PA Pa. Pennsylvania
RI R.I. Rhode Island|SC S.C. South Carolina|SD S.D. South Dakota|TN Tenn. Tennessee|TX Texas Texas|UT Utah Utah
VT Vt. Vermont|VA Va. Virginia|WA Wash. Washington|WV W.Va. West Virginia|WI Wis. Wisconsin|WY Wyo. Wyoming
DC D.C. District of Columbia
"""


def _states() -> dict[str, str]:
    table = {}
    for entry in _STATE_CODES.replace("\n", "|").split("|"):
        if entry:
            postal, short, name = entry.split(" ", 2)
            table.update({postal: name, short: name})
    return table


STATES = _states()
"""Names of the US states by postal code and by the abbreviation of American newspapers (Associated Press style)."""
