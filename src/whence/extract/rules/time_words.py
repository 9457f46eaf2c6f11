"""The words of the time grammar. Lower case; the grammar decides where case matters."""

from __future__ import annotations

from whence.model.timex import DayPart, Feast, Season, TimeUnit, Vagueness

MONTHS = {
    word: value
    for value, word in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
MONTH_ABBREVIATIONS = {
    word: value
    for value, words in enumerate(
        "jan;feb;mar;apr;;jun;jul;aug;sep sept;oct;nov;dec".split(";"),
        start=1,
    )
    for word in words.split()
}
ALL_MONTHS = MONTHS | MONTH_ABBREVIATIONS
# Names that are also common words: they need a date around them unless they are written as names.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "sep", "august"})

WEEKDAYS = {
    word: value
    for value, word in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), start=1)
}
WEEKDAY_ABBREVIATIONS = {
    word: value
    for value, words in enumerate("mon;tue tues;wed weds;thu thur thurs;fri;sat;sun".split(";"), start=1)
    for word in words.split()
}
WEEKDAY_PLURALS = {word + "s": value for word, value in WEEKDAYS.items()}

_UNIT_NAMES = {
    TimeUnit.SECOND: ("second", "sec"),
    TimeUnit.MINUTE: ("minute", "min"),
    TimeUnit.HOUR: ("hour", "hr"),
    TimeUnit.DAY: ("day",),
    TimeUnit.WEEKEND: ("weekend",),
    TimeUnit.WEEK: ("week",),
    TimeUnit.MONTH: ("month",),
    TimeUnit.QUARTER: ("quarter",),
    TimeUnit.YEAR: ("year", "yr"),
    TimeUnit.DECADE: ("decade",),
    TimeUnit.CENTURY: ("century",),
}
UNITS = {word: unit for unit, words in _UNIT_NAMES.items() for word in words}
UNIT_PLURALS = {word + "s": unit for unit, words in _UNIT_NAMES.items() for word in words} | {
    "centuries": TimeUnit.CENTURY
}
ANY_UNIT = UNITS | UNIT_PLURALS

SEASONS = {
    "spring": Season.SPRING,
    "springtime": Season.SPRING,
    "summer": Season.SUMMER,
    "summertime": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
    "wintertime": Season.WINTER,
}

DAY_PARTS = {
    "morning": DayPart.MORNING,
    "dawn": DayPart.MORNING,
    "afternoon": DayPart.AFTERNOON,
    "evening": DayPart.EVENING,
    "dusk": DayPart.EVENING,
    "night": DayPart.NIGHT,
}
DAY_PART_PLURALS = {word + "s": part for word, part in DAY_PARTS.items()}

DEICTIC_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}

PREVIOUS_WORDS = frozenset({"last", "past", "previous", "preceding", "prior"})
NEXT_WORDS = frozenset({"next", "coming", "following", "upcoming"})

VAGUE_WORDS = {
    "now": Vagueness.PRESENT,
    "currently": Vagueness.PRESENT,
    "nowadays": Vagueness.PRESENT,
    "presently": Vagueness.PRESENT,
    "recently": Vagueness.PAST,
    "lately": Vagueness.PAST,
    "previously": Vagueness.PAST,
    "formerly": Vagueness.PAST,
    "soon": Vagueness.FUTURE,
}

ZONES = frozenset(
    "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist pkt aft ast et ct mt pt z".split()
)

# One to three words each, lower case, apostrophes and hyphens as separate tokens are left out.
FEASTS: dict[tuple[str, ...], Feast] = {
    tuple(words.split()): feast
    for feast, names in {
        Feast.NEW_YEAR: "new year s day|new years day",
        Feast.NEW_YEARS_EVE: "new year s eve|new years eve",
        Feast.EPIPHANY: "epiphany",
        Feast.VALENTINE: "valentine s day|valentines day",
        Feast.MAY_DAY: "may day",
        Feast.HALLOWEEN: "halloween",
        Feast.THANKSGIVING: "thanksgiving|thanksgiving day",
        Feast.CHRISTMAS_EVE: "christmas eve",
        Feast.CHRISTMAS: "christmas|christmas day",
        Feast.BOXING_DAY: "boxing day",
        Feast.GOOD_FRIDAY: "good friday",
        Feast.PALM_SUNDAY: "palm sunday",
        Feast.EASTER: "easter|easter sunday",
        Feast.ORTHODOX_EASTER: "orthodox easter",
        Feast.PENTECOST: "pentecost",
        Feast.NOWRUZ: "nowruz|newroz|nevruz|norouz|norooz",
        Feast.ASHURA: "ashura|ashoura",
        Feast.ARBAEEN: "arbaeen|arbain",
        Feast.MAWLID: "mawlid|mawlid al nabi|prophet s birthday",
        Feast.RAMADAN: "ramadan|ramadhan|ramzan|month of ramadan|holy month of ramadan",
        Feast.EID_AL_FITR: "eid al fitr|eid ul fitr|id al fitr",
        Feast.EID_AL_ADHA: "eid al adha|eid ul adha|eid al azha|id al adha",
        Feast.EID: "eid",
        Feast.ASH_WEDNESDAY: "ash wednesday",
        Feast.MAUNDY_THURSDAY: "maundy thursday|holy thursday",
        Feast.EASTER_MONDAY: "easter monday",
        Feast.ASCENSION: "ascension day",
        Feast.ORTHODOX_CHRISTMAS: "orthodox christmas",
        Feast.WOMENS_DAY: "international women s day",
        Feast.ALL_SAINTS: "all saints day",
        Feast.ARMISTICE: "armistice day",
        Feast.KING_DAY: "martin luther king day|martin luther king jr day",
        Feast.PRESIDENTS_DAY: "presidents day|president s day",
        Feast.MEMORIAL_DAY: "memorial day",
        Feast.LABOR_DAY: "labor day",
        Feast.COLUMBUS_DAY: "columbus day",
        Feast.VETERANS_DAY: "veterans day|veteran s day",
    }.items()
    for words in names.split("|")
}
FEAST_STARTS = frozenset(words[0] for words in FEASTS)
