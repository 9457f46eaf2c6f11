"""What stands around the name of a place: patterns for the words before and after it, each in one place.

Those for the words before end with ``$`` and are searched up to the name; those for the words after are matched from
its end. ``place_measures`` has distances and points of the compass, ``place_pairs`` what takes several names.
"""

from __future__ import annotations

import re

from whence.extract.rules.place_measures import ABOUT, NUMBER, SIDE, SIDES, TRIP, UNIT

_KIND = (
    r"(?:(?:[\w-]+\s+)?(?:city|cities|town|towns|village|villages|province|provinces|governorate|district|region|regions"
    r"|port|island|camp|municipality|department|state|neighbou?rhood|quarter|suburb|area|county|commune|airport"
    r"|crossing|dam|valley|territory|settlement|hamlet|township)(?:\s+city)?\s+of\s+)?"
)
_STATE = r"(?:rebel-held\s+|besieged\s+|embattled\s+|occupied\s+)?"
THE = rf"(?:what\s+is\s+)?(?:(?:the|its|their)\s+)?{_KIND}(?:the\s+)?{_STATE}"


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OF = r"(?:of|from)"
_ASIDE = r"\s*(?:\([^)]{1,20}\)|,\s*or\s+[^,]{1,16},)?\s+"

OFFSET = _before(
    rf"(?:\b(?P<about>{ABOUT})\s+)?\b(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT})\b\.?{_ASIDE}"
    rf"(?:(?:to\s+the\s+|due\s+|further\s+)?(?P<point>{SIDE})\s+{_OF}"
    rf"|(?:(?:away|inland|upstream|downstream)\s+)?(?:from|of)|outside(?:\s+of)?|off)\s+{THE}$"
)
TRAVEL = _before(
    rf"\b(?:(?:about|some|less\s+than|within|just|roughly|around)\s+)?(?:a\s+)?{TRIP}(?:\s+by\s+\w+)?\s+"
    rf"(?:(?:to\s+the\s+)?(?P<point>{SIDE})\s+{_OF}|(?:away\s+)?from|outside(?:\s+of)?)\s+{THE}$"
)
DIRECTION = _before(
    rf"(?P<lead>\b(?:to\s+the|on\s+the|(?:in|from|the|of|across)(?:\s+the)?|just|due|lying|located|immediately)\s+)?"
    rf"\b{SIDES}\s+(?P<of>of|from)\s+{THE}$"
)
"""Also "in the north of X", which is a part of X: ``lead`` tells them apart."""
NEAR = _before(
    r"(?<!['’])\b(?:near(?:er)?(?:\s+to)?|(?:very\s+)?close\s+to|next\s+to|not\s+far\s+(?:away\s+)?from|just\s+outside(?:\s+of)?"
    r"|outside(?:\s+of)?|(?:in\s+and\s+)?around|adjacent\s+to|adjoining|overlooking|bordering|opposite"
    r"|across\s+(?:the\s+(?:river|border|bay|strait|water)\s+)?from|on\s+the\s+way\s+(?:in|out)\s+of|a\s+stone['’]s\s+throw\s+from"
    r"|(?:(?:in|from|to)\s+)?(?:the\s+)?(?:immediate\s+|general\s+|wider\s+|[\w-]+\s+)?"
    r"(?:vicinity|surroundings|environs|vicinities|proximity)\s+(?:of|around|to)"
    r"|(?:in|from|to)\s+(?:the\s+)?(?:[\w-]+\s+)?(?:area|areas|villages|hills|mountains|farmland|fields|farms|neighbou?rhoods?)\s+around"
    r"|(?:in|from|to)\s+the\s+(?:[\w-]+\s+)?(?:area|areas|neighbou?rhood)\s+of)"
    rf"\s+{THE}$"
)
FAR = _before(rf"\b(?:far\s+(?:away\s+)?(?:from|outside)|nowhere\s+near|a\s+long\s+way\s+from)\s+{THE}$")
TOWARDS = _before(
    rf"\b(?:on\s+(?:the|its|their|his|her)\s+way\s+(?:back\s+)?to|en\s+route\s+(?:to|for)|headed\s+(?:to|for)"
    rf"|heading\s+(?:to|for|towards?)|bound\s+for|(?:in|from)\s+the\s+(?:general\s+)?direction\s+of)\s+{THE}$"
)
ONE_END = _before(rf"\bbetween\s+(?:(?!and\b|between\b)[\w'’-]+\s+){{1,5}}and\s+{THE}$")
"""The second of two, where the first is no place: what lies between them cannot be told."""
BETWEEN_ONE = _before(rf"\bbetween\s+{THE}$")
BANK = _before(
    rf"\b(?:(?:the|its|their|both)\s+)?(?:entire\s+|[\w-]+-(?:held|controlled)\s+){{0,2}}"
    rf"(?:(?P<point>{SIDE}|left|right|opposite|other|far|near)[\s-]+)?"
    r"(?:river\s*)?(?P<feature>banks?|shores?|shoreline|riverside|side)\s+of\s+(?:the\s+)?(?:river\s+)?(?:lake\s+)?$"
)
ALONG = _before(
    r"\b(?:along|alongside|astride)\s+(?:the\s+)?(?:entire\s+|whole\s+|length\s+of\s+)?"
    r"(?:(?P<feature>roads?|highway|river|valley)\s+(?:with|of|to|from|out\s+of|into|towards?)\s+)?(?:the\s+)?(?:river\s+)?$"
)
ROAD_TO = _before(
    r"\b(?:the|a)\s+(?:[\w-]+\s+){0,2}(?P<feature>road|highway|motorway|route|railway)\s+"
    rf"(?:(?:leading|heading|running|going)\s+)?(?P<way>to|from|towards?|into|out\s+of|leading\s+to)\s+{THE}$"
)
CROSSING = _before(r"\bacross\s+(?:the\s+)?(?:river\s+)?$")
OUTSKIRTS = _before(
    rf"\b(?:(?:the|its)\s+)?(?:[\w-]+-held\s+)?(?:{SIDES}\s+)?(?:very\s+)?"
    r"(?P<feature>outskirts|edges?|suburbs?|periphery|fringes?|gates?|approaches|approach|entrances?|exits?|city\s+limits"
    rf"|perimeter|ring\s+road|bypass)\s+(?:of|to|around|from)\s+{THE}$"
)
PART = _before(
    rf"\b(?:the\s+)?(?:{SIDES}|(?P<middle>central|coastal|inland|upper|lower))\s+(?:and\s+(?:central|coastal)\s+)?"
    r"(?:(?:rural|desert|border|mountainous|remote|agricultural)\s+)?"
    r"(?P<feature>countryside|parts?|regions?|areas?|districts?|half|third|quarter|tip|reaches|sectors?|corner|edge|flank|end"
    r"|suburbs|neighbou?rhoods?|provinces|cities|towns|villages|states|governorates|section|portion|stretch(?:es)?|side|axis|front"
    rf"|steppe|desert|plains?|mountains|coast|highlands)\s+(?:of|in)\s+{THE}$"
)
ADJECTIVE = _before(
    rf"\b(?:the\s+)?(?:{SIDES}|(?P<middle>central|upper|lower|middle|downtown|inner|coastal|inland|rural|mainland))"
    r"(?:\s+(?:of\s+)?(?:the\s+)?|-)$"
)
SOME = _before(
    r"\b(?P<feature>(?:various\s+|many\s+|several\s+|some\s+|other\s+|large\s+|most\s+|all\s+|different\s+|wide\s+|vast\s+)?"
    r"(?:parts?|areas|swathes|swaths|stretches|pockets|corners|sections|portions)\s+of|much\s+of|most\s+of|half\s+of|all\s+of"
    rf"|(?:somewhere|elsewhere)\s+in)\s+{THE}$"
)
ACROSS = _before(
    rf"\b(?P<feature>(?:all\s+)?(?:across|over)|throughout|all\s+(?:over|around|through)|the\s+length\s+of)\s+{THE}$"
)
MIDDLE = _before(
    r"\b(?P<feature>the\s+(?:(?:very|city)\s+)?(?:centre|center|heart|middle)\s+of|inside|downtown|deep\s+inside"
    rf"|the\s+interior\s+of)\s+{THE}$"
)
SIDED_KIND = _before(
    rf"\b(?:the\s+)?(?:{SIDES}|central|coastal|inland)\s+(?:[\w-]+\s+)?"
    r"(?P<feature>province|state|city|town|village|governorate|department|district|county|port|municipality)\s+of\s+"
    r"(?:the\s+)?$"
)
""""The eastern city of X": X lies in the east of something; it is not the east of X."""
COUNTRYSIDE = _before(
    rf"\b(?:the\s+)?(?P<feature>countryside|hinterland|rural\s+(?:areas?|parts?)|farmland|orchards)\s+(?:of|around|in|outside)\s+{THE}$"
)
KIND = _before(
    r"\b(?:the\s+)?(?:[\w-]+\s+)?(?P<feature>city|town|village|province|governorate|district|region|port|island|camp"
    r"|capital|municipality|department|state|county|river|lake|valley|desert|neighbou?rhood|quarter|suburb|township"
    r"|hamlet|commune|settlement)\s+of\s+(?:the\s+)?$"
)
_SITES = (
    r"(?:international\s+|military\s+|civilian\s+|main\s+|central\s+)?(?:air\s?ports?|air\s?bases?|airfields?|air\s?strips?"
    r"|military\s+bases?|naval\s+bases?|prisons?|jails?|seaports?|ports?|harbou?rs?|refiner(?:y|ies)|power\s+(?:plants?|stations?)"
    r"|oil\s?fields?|gas\s?fields?|dams?|(?:refugee\s+|displacement\s+)?camps?|border\s+crossings?|barracks)"
)
_HOUSES = (
    r"(?:[\w-]+\s+)?(?:hospitals?|universit(?:y|ies)|markets?|mosques?|church(?:es)?|schools?|hotels?|stadiums?|police\s+stations?"
    r"|courthouses?|railway\s+stations?|bus\s+stations?|embass(?:y|ies)|consulates?|parliament|town\s+hall|city\s+hall|squares?)"
)
SITE_OF = _before(rf"\b(?:the|an?)\s+(?:(?P<site>{_SITES})|(?P<house>{_HOUSES}))\s+(?:of|in|at|near|outside)\s+{THE}$")
NEAR_SITE = re.compile(r"\b(?:near|outside)\s+[^.;,]*$", re.IGNORECASE)
BORDER_WITH = re.compile(
    r"(?:\b(?P<adjective>(?!The\b)[A-Z][a-z]+)(?:['’]s?)?\s+)?\b(?:[a-z]+\s+){0,1}"
    r"(?i:(?P<feature>borders?|frontier|boundary)\s+(?:line\s+)?(?:with|of|to|from)\s+(?:the\s+)?)$"
)
OFF = _before(
    rf"(?:\b(?:(?P<about>{ABOUT})\s+)?(?P<number>{NUMBER})[\s-]?(?P<unit>{UNIT})\b\.?{_ASIDE})?"
    r"(?:\b(?:just\s+)?(?P<bare>off)|\b(?:the\s+)?(?:international\s+|territorial\s+|coastal\s+)?waters\s+(?:off|of|near|around)"
    r"|\b(?:out\s+)?at\s+sea\s+(?:off|near))\s+(?:of\s+)?(?:(?:the|its)\s+)?"
    rf"(?:(?:{SIDES}\s+|[a-z]+\s+)?(?P<coast>coasts?|shores?|coastline|coastal\s+city|port)\s+(?:of|near)\s+)?{THE}$"
)
AFLOAT = re.compile(
    r"\b(?:ships?|boats?|vessels?|tankers?|dhows?|ferry|ferries|nav(?:y|al)|sea|waters|sank|sunk|sink|drown\w*|pirates?"
    r"|anchor\w*|wrecks?|maritime|frigates?|submarines?|freighters?|trawlers?|rigs?|sail\w*|capsiz\w*|gulf|ocean|warships?"
    r"|migrants?|dinghy|destroyers?|carriers?)\b[^.]*$",
    re.IGNORECASE,
)
"""Before a mere "off X": without anything afloat it may be a verb's ("sealed off X")."""
COAST_OF = _before(
    rf"\b(?:along\s+)?(?:the\s+)?(?:{SIDES}\s+|entire\s+|[A-Z][a-z]+\s+)?(?P<feature>coast|coastline|shores?|seaboard)\s+of\s+{THE}$"
)
AIR = _before(rf"\b(?P<feature>(?:the\s+)?(?:airspace|skies|sky)\s+(?:over|above|of))\s+{THE}$")
BORDER_SIDE = re.compile(
    r"(?:['’]s)?\s+side\s+of\s+(?:the|its)\s+(?:shared\s+|common\s+)?(?:border|frontier|boundary)\b", re.IGNORECASE
)

PAIR_LINK = re.compile(r"\s?[-\u2010-\u2014/]\s?")
LIST_LINK = re.compile(
    r"\s*,\s*(?:(?:and|or)\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?|\s+as\s+well\s+as\s+(?:the\s+)?", re.IGNORECASE
)

_NOUNS = (
    r"provinces?|governorates?|districts?|county|counties|oblasts?|departments?|prefecture|regions?|states?|city|valley"
    r"|oil\s?fields?|gas\s?fields?|oil\s+and\s+gas\s+fields?|refinery|gas\s+plant|dam|air\s?base|military\s+base|naval\s+base"
    r"|(?:international\s+|military\s+)?air\s?port|base|airfield|power\s+(?:plant|station)"
    r"|(?:refugee\s+|displacement\s+|IDP\s+)?camps?|(?:border\s+)?crossing|border\s+post"
    r"|mountains?|desert|steppe|plains?|river|lake|forest|territory|settlement"
    r"|peninsula|islands?|pass|bridge|prison|jail|hospital|university|seaport|port|(?:[\w]+\s+)?countryside|suburbs?"
    r"|outskirts|neighbou?rhoods?|quarter|areas?|village|town|coast(?:line)?|municipality|township|cit(?:y|ies)\s+cent(?:re|er)"
)
_ZONES = (
    r"(?:de-?escalation|safe|buffer|security|demilitari[sz]ed|exclusion|no-fly|conflict|war|green|occupied)\s+(?:zone|area)s?"
    r"|zone|enclave|pocket|salient|envelope|no\s+man['’]s\s+land|front"
)
_LINES = (
    r"(?:main\s+|old\s+|new\s+|desert\s+|international\s+|strategic\s+|coastal\s+|ring\s+|supply\s+)?"
    r"(?:roads?|highway|motorway|route|railway|axis|corridor|front\s?lines?)"
)
_STOP = (
    r"(?![\w-]|\s+(?:guards?|polic(?:e|ing)|patrols?|troops|forces?|agents?|officers?|officials?|disputes?|wars?"
    r"|controls?))"
)
AFTER = re.compile(
    rf"(?:\s+[Rr]iver)?(?:['’]s?)?[\s-](?:(?P<middle>central)\s+|(?:{SIDES})\s+|(?P<hand>left|right|entire|far)\s+)?"
    rf"(?:(?P<bank>(?:river)?banks?|shores?(?:line)?)|(?P<border>borders?|frontier)|(?P<zone>{_ZONES})|(?P<line>{_LINES})"
    rf"|(?P<noun>{_NOUNS})){_STOP}",
    re.IGNORECASE,
)
OWN_SIDE = re.compile(
    rf"['’]s?\s+(?P<point>{SIDE})(?=[.,;:)]|\s+(?:and|on|in|by|as|after|when|where|have|has|had|is|are|were|was|to|killed|since|late|remains?|fell)\b|\s*$)",
    re.IGNORECASE,
)
""""Mali's north": a part, where no noun follows."""
SIDE_AFTER = re.compile(
    rf"(?:['’]s?)\s+(?P<point>{SIDE})\s+(?P<feature>parts?|half|flank|end|regions?|towns|villages|provinces|districts)\b",
    re.IGNORECASE,
)
PAIR_AFTER = re.compile(
    rf"[\s-](?P<noun>{_LINES}|desert|steppe|area|region|countryside|plain|triangle|tri-?border(?:\s+area)?|line)\b",
    re.IGNORECASE,
)
PAIR_BORDER = re.compile(
    rf"[\s-](?P<noun>borders?(?:lands?)?|frontier|boundary)(?P<more>\s+(?:area|region|zone)s?)?{_STOP}", re.IGNORECASE
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
    r"(?:,[ \t]*[A-Z][\w.’' ]{1,25}|[ \t]*\([A-Z][^()\n]{1,30}\))?"
    r"(?:,[ \t]*(?:\d{1,2}[ \t]+[A-Z][A-Za-z]{2,8}\.?(?:[ \t]+\d{2,4})?"
    r"|[A-Z][a-z]{2,8}\.?[ \t]+\d{1,2}(?:,[ \t]*\d{4})?))?"
    r"[ \t]*(?:(?:\([A-Z][^()\n]{1,40}\)|\[[A-Z][^\]\n]{1,60}\])[ \t]*)*(?:--|[-\u2013\u2014])[ \t]",
    re.MULTILINE,
)
"""The head of a wire report: the place and day it was filed, perhaps the agency, then a dash."""
