"""Whether what looks like a time expression is one: "2012 soldiers", "the second of them", "now that"."""

from __future__ import annotations

from whence.extract.rules.numbers import NUMBER_WORDS
from whence.extract.rules.time_tokens import Match, Tokens
from whence.extract.rules.time_words import ANY_UNIT
from whence.model.timex import Calendar, TimexType, Vague, Vagueness

_YEAR_LEADS = frozenset(
    "in of since from until till by during and or early late mid before after between through to for the around about"
    " late year end spring summer autumn fall winter ( , -".split()
)
_YEAR_PREFIXES = frozenset({"mid", "early", "late", "pre", "post"})
# Bare figures above this are times of day in wire copy ("2100") sooner than years.
_LAST_YEAR = 2059
# Later years are told with a preposition ("by 2050"); bare figures of that size count something.
_LAST_LIKELY_YEAR = 2039
_SURE_LEADS = frozenset({"in", "since", "during", "until", "-", "–", "from"})
_NUMBER_LEADS = frozenset(
    "$ € £ # no flight route highway page number resolution resolutions room section article document version suite"
    " channel gate unit bus".split()
)
_NAMED_DAYS = frozenset({"black", "bloody", "super"})
_TITLES = frozenset("times telegraph herald mirror express mail live review".split())
# "A Friday raid" is of the last Friday; "on a Friday" is of any.
_INDEFINITE = frozenset({"a", "one", "any", "some"})
_NO_NOUNS = frozenset("in of on at when and or that but to for with as is was".split())
_NO_PLURALS = frozenset("was is as has its this his gas s".split())
_COUNTED = frozenset(
    "people men women children soldiers fighters troops civilians dead killed wounded refugees families tons tonnes"
    " percent miles km kilometers kilometres metres meters dollars euros pounds homes houses workers votes feet"
    " hours hrs points shares units copies jobs employees members students prisoners rebels militants police rockets"
    " shells".split()
)


def plausible(t: Tokens, i: int, match: Match) -> bool:
    """Say whether the context of a match lets it be a time expression."""
    meaning = match.meaning
    if t.low[match.end] in {"bc", "bce"}:
        return False  # no calendar here reaches there
    if isinstance(meaning, Calendar) and meaning == Calendar(year=meaning.year) and match.end == i + 1:
        return _year(t, i)
    if isinstance(meaning, Vague):
        return _vague(t, i, match)
    if isinstance(meaning, Calendar) and meaning == Calendar(weekday=meaning.weekday):
        return _weekday(t, i, match.end)
    if match.type is TimexType.DURATION and match.end == i + 1:
        return t.low[i] not in NUMBER_WORDS
    return True


def _year(t: Tokens, i: int) -> bool:
    """Accept a bare year unless it counts something, names a model, or lies where no report dates an event."""
    number, before, after = int(t.low[i]), t.low[i - 1], t.low[i + 1]
    if not 1200 <= number <= _LAST_YEAR or before in _NUMBER_LEADS or before.isdecimal() or after.isdecimal():
        return False
    if (after in _COUNTED or after in ANY_UNIT) and before not in _SURE_LEADS:
        return False
    if number > _LAST_LIKELY_YEAR and before not in _SURE_LEADS | {"by", "to", "and"}:
        return False
    if number < 1900 and before in {"at", "about", "around", "approximately"}:
        return False
    if before == "-" and t.glued(i) and not t.low[i - 2].isdecimal() and t.low[i - 2] not in _YEAR_PREFIXES:
        return False
    if t.hyphen(i + 1) and not t.low[i + 2].isdecimal():
        return before in _YEAR_LEADS
    plural = after.endswith("s") and after not in _NO_PLURALS and not t.glued(i + 1) and not t.capital(i + 1)
    if number % 100 == 0 or number < 1700:
        return before in _YEAR_LEADS and not plural
    return before in _YEAR_LEADS or not plural


def _weekday(t: Tokens, i: int, end: int) -> bool:
    """Refuse some Friday or other ("on a Friday", "one Sunday in May") and names ("Bloody Sunday")."""
    if t.capital(i) and (t.low[i - 1] in _NAMED_DAYS or (t.low[end] in _TITLES and t.capital(end))):
        return False
    noun = t.low[end].isalpha() and t.low[end] not in _NO_NOUNS
    return noun or t.low[i - 1] not in _INDEFINITE


def _vague(t: Tokens, i: int, match: Match) -> bool:
    if match.meaning == Vague(Vagueness.PRESENT) and t.low[i] == "now":
        return not t.hyphen(i + 1)
    if t.low[i] == "soon":
        return t.low[i + 1] not in {"as", "after"} and t.low[i - 1] not in {"as", "so", "too", "how"}
    if t.low[i] in {"previously", "formerly"}:
        return False
    return not (t.hyphen(match.end) and t.low[i] not in {"recently", "now"})
