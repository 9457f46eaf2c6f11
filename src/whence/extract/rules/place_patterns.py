"""What stands around the name of a place: patterns for the words before and after it, each in one place."""

from __future__ import annotations

import re

_COMPASS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0}
_COMPASS |= {"south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}

_POINT = r"(?:north|south)[\s-]?(?:east|west)|north|south|east|west"
_SIDE = rf"(?:{_POINT})(?:ern|erly)?(?:most)?"
_KIND = (
    r"(?:(?:the\s+)?(?:[\w-]+\s+)?(?:city|cities|town|towns|village|villages|province|provinces|governorate|district|region"
    r"|port|island|camp|capital|municipality|department|state|neighbou?rhood|suburb)\s+of\s+)?"
)
_THE = rf"(?:the\s+|what\s+is\s+)?{_KIND}(?:the\s+)?"
_NUMBER = (
    r"\d[\d,]*(?:\.\d+)?|a\s+few|several|a\s+dozen|dozens\s+of"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
)
_UNIT = r"km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m|yards?"

OFFSET = re.compile(
    rf"(?:\b(?:about|some|around|roughly|nearly|approximately|less\s+than|just)\s+)?"
    rf"\b(?P<number>{_NUMBER})[\s-]?(?P<unit>{_UNIT})\.?(?:\s*\([^)]{{1,20}}\))?\s+"
    rf"(?:(?:to\s+the\s+|due\s+)?(?P<point>{_SIDE})\s+(?:of|from)|(?:away\s+)?from|outside(?:\s+of)?|off)\s+{_THE}$",
    re.IGNORECASE,
)
DIRECTION = re.compile(
    rf"(?:\b(?:to\s+the|just|due|lying|located)\s+)?\b(?P<point>{_POINT})\s+(?:of|from)\s+{_THE}$", re.IGNORECASE
)
BETWEEN = re.compile(
    r"(?:\b(?:the|a)\s+(?:[\w-]+\s+)?(?P<feature>desert|road|highway|area|border|region|route|railway|line|frontline"
    r"|stretch|corridor|steppe|countryside)\s+(?:that\s+lies\s+|lying\s+|running\s+)?)?"
    rf"\bbetween\s+{_THE}$",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"\b(?:near(?:by)?(?:\s+to)?|close\s+to|next\s+to|not\s+far\s+from|outside(?:\s+of)?|around|adjacent\s+to"
    r"|(?:in|from|to)\s+the\s+(?:[\w-]+\s+)?(?:vicinity|area|areas|surroundings|environs|neighbou?rhood|vicinities)\s+(?:of|around))"
    rf"\s+{_THE}$",
    re.IGNORECASE,
)
BANK = re.compile(
    rf"\b(?:(?:the|its|their|both)\s+)?(?:entire\s+|[\w-]+-held\s+|[\w-]+-controlled\s+)*(?:(?P<point>{_SIDE}|left|right)\s+)?"
    rf"(?:river\s*)?(?P<feature>banks?|shores?|coast|side)\s+of\s+(?:the\s+)?(?:river\s+)?$",
    re.IGNORECASE,
)
ALONG = re.compile(
    r"\b(?:along|alongside|down|up)\s+(?:the\s+)?(?:entire\s+|whole\s+)?(?:(?P<feature>border|banks?|road|river|coast|shores?)"
    r"\s+(?:with|of|to|from)\s+)?(?:the\s+)?(?:river\s+)?$",
    re.IGNORECASE,
)
OUTSKIRTS = re.compile(
    rf"\b(?:the\s+)?(?:(?P<point>{_SIDE})\s+)?(?:outskirts|edges?|suburbs?|periphery|fringes|gates|approaches)\s+(?:of|to)\s+{_THE}$",
    re.IGNORECASE,
)
PART = re.compile(
    rf"\b(?:the\s+)?(?P<point>{_SIDE}|central)\s+(?:and\s+\w+\s+)?(?:(?:rural|desert)\s+)?"
    rf"(?:countryside|parts?|regions?|areas?|districts?|half|tip|reaches|sector|corner|edge|neighbou?rhoods|provinces?|cities|towns)"
    rf"\s+(?:of|in)\s+{_THE}$",
    re.IGNORECASE,
)
COUNTRYSIDE = re.compile(
    rf"\b(?:the\s+)?(?P<feature>countryside|hinterland|rural\s+areas?)\s+of\s+{_THE}$", re.IGNORECASE
)
ADJECTIVE = re.compile(
    rf"\b(?:the\s+)?(?P<point>(?:{_POINT})(?:ern)?(?:most)?|central|upper|lower)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
KIND = re.compile(
    r"\b(?:the\s+)?(?:[\w-]+\s+)?(?P<feature>city|town|village|province|governorate|district|region|port|island|camp"
    r"|capital|municipality|department|state|county|river|lake|valley|desert)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
BORDER_WITH = re.compile(r"\b(?:the\s+)?(?P<feature>border)s?\s+(?:with|of|to)\s+(?:the\s+)?$", re.IGNORECASE)

PAIR_LINK = re.compile(r"\s?[-\u2010-\u2014/]\s?")
BETWEEN_LINK = re.compile(rf"(?:\s*\([^)]{{1,30}}\))?,?\s+and\s+{_THE}", re.IGNORECASE)
LIST_LINK = re.compile(r"\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?", re.IGNORECASE)

_NOUNS = (
    r"provinces?|governorates?|districts?|county|counties|oblast|departments?|prefecture|region|state|city|valley"
    r"|oil\s?fields?|gas\s?fields?|oil\s+and\s+gas\s+fields?|refinery|gas\s+plant|dam|air\s?base|air\s?port|base|airfield"
    r"|(?:refugee\s+|displacement\s+|IDP\s+)?camps?|(?:border\s+)?crossing|border\s+post"
    r"|mountains?|desert|steppe|plains?|river|lake|forest"
    r"|peninsula|islands?|pass|bridge|prison|hospital|university|port|countryside|suburbs?"
    r"|outskirts|neighbou?rhood|area|village|town|coast"
)
_ZONES = (
    r"(?:de-?escalation|safe|buffer|security|demilitari[sz]ed|exclusion|no-fly|conflict)\s+(?:zone|area)s?"
    r"|zone|enclave|pocket|salient"
)
_LINES = (
    r"(?:main\s+|old\s+|desert\s+|international\s+|strategic\s+)?"
    r"(?:road|highway|motorway|route|railway|border|frontier|axis|corridor|front\s?line|front)"
)
AFTER = re.compile(
    rf"(?:['’]s?)?[\s-](?:(?P<point>{_SIDE})\s+)?(?:(?P<zone>{_ZONES})|(?P<line>{_LINES})|(?P<noun>{_NOUNS}))\b",
    re.IGNORECASE,
)
PAIR_AFTER = re.compile(
    rf"[\s-](?P<noun>{_LINES}|desert|steppe|area|region|countryside|plain|triangle)\b", re.IGNORECASE
)

METONYMY = re.compile(
    r"\s+(?:also\s+|has\s+|had\s+|have\s+|repeatedly\s+|later\s+)*(?:said|says|warn(?:s|ed)|den(?:ies|ied)|accus(?:es|ed)|claim(?:s|ed)"
    r"|announc(?:es|ed)|insist(?:s|ed)|urg(?:es|ed)|vow(?:s|ed)|condemn(?:s|ed)|reject(?:s|ed)|threaten(?:s|ed)|demand(?:s|ed)"
    r"|agree(?:s|d)|refus(?:es|ed)|want(?:s|ed)|believ(?:es|ed)|alleg(?:es|ed)|blam(?:es|ed)|respond(?:s|ed)|stat(?:es|ed)\s+that)\b",
    re.IGNORECASE,
)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|inside|into|of|over|toward|towards|on|around|outside|through|across|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)

DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][A-Z.'’ -]{2,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
    r"(?:,[ \t]*[A-Z][\w.’' ]{1,25})?"
    r"(?:,[ \t]*(?:\d{1,2}[ \t]+[A-Z][A-Za-z]{2,8}\.?(?:[ \t]+\d{2,4})?"
    r"|[A-Z][a-z]{2,8}\.?[ \t]+\d{1,2}(?:,[ \t]*\d{4})?))?"
    r"[ \t]*(?:(?:\([A-Z][^()\n]{1,40}\)|\[[A-Z][^\]\n]{1,60}\])[ \t]*)*(?:--|[-\u2013\u2014])[ \t]",
    re.MULTILINE,
)
"""The head of a wire report: the place and day it was filed, perhaps the agency, then a dash."""

_FEW = {
    "a few": 5.0,
    "several": 7.0,
    "a dozen": 12.0,
    "dozens of": 36.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
}
_FEW |= {"five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "twelve": 12.0, "fifteen": 15.0}
_FEW |= {"twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0}
_KM = {"k": 1.0, "mi": 1.609344, "m": 0.001, "y": 0.0009144}


def bearing(word: str | None) -> float | None:
    """Return the compass bearing (degrees clockwise from north) of "south-eastern"; None for "central" and the like."""
    if word is None:
        return None
    bare = re.sub(r"[\s-]|ern|erly|most", "", word.lower())
    return _COMPASS.get(bare)


def kilometres(number: str, unit: str) -> float:
    """Return a written distance in km: "a few miles" is 8."""
    words = " ".join(number.lower().split())
    amount = _FEW[words] if words in _FEW else float(words.replace(",", ""))
    lower = unit.lower()
    scale = _KM["mi"] if lower.startswith("mi") else _KM[lower[0]]
    return round(amount * scale, 3)
