"""The closed lists of values that a reading uses, as the design names them."""

from enum import StrEnum


class MentionKind(StrEnum):
    """What a mention names."""

    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    WEAPON = "weapon"
    COUNT = "count"


class Status(StrEnum):
    """What the speaker says about the event's reality."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure the speaker is, as worded; never the program's own score."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"


class Extent(StrEnum):
    """Whether a claim is on one happening, a run of them, or a total."""

    SINGLE = "single"
    SERIES = "series"
    AGGREGATE = "aggregate"


class AttributionKind(StrEnum):
    """How a claim is attributed."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    AUTHOR = "author"


class SpeakerKind(StrEnum):
    """What a speaker is, as far as the words or the resolved actor tell.

    ``ANONYMOUS`` is a source of whom nothing else is told ("sources"); one whose name alone is withheld keeps its kind
    ("a resident who asked not to be named" is a witness). Documents, footage and posts speak for whoever made them.
    """

    OFFICIAL = "official"
    MILITARY = "military"
    POLICE = "police"
    REBEL = "rebel"
    WITNESS = "witness"
    MEDICAL = "medical"
    ACTIVIST = "activist"
    NGO = "ngo"
    INTERNATIONAL = "international"
    MEDIA = "media"
    EXPERT = "expert"
    COMMUNITY = "community"
    DOCUMENT = "document"
    FOOTAGE = "footage"
    SOCIAL = "social"
    ANONYMOUS = "anonymous"


class Involvement(StrEnum):
    """What a speaker has to do with the deed that the claim is on."""

    OWN = "own"
    ENEMY = "enemy"
    THIRD = "third"


class Reliability(StrEnum):
    """The Admiralty code's rating of a source (NATO AJP-2.1), always a user's judgement, never the program's."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class PerpConfidence(StrEnum):
    """How a report ties a deed to whom it says did it: MUC-4's ``PERP: ORGANIZATION CONFIDENCE`` (1992 fill rules)."""

    FACT = "reported as fact"
    CLAIMED = "claimed or admitted"
    ACCUSED = "suspected or accused"
    ACCUSED_BY_AUTHORITIES = "suspected or accused by authorities"
    POSSIBLE = "possible"


class StanceKind(StrEnum):
    """What a party, or the author, does towards a claim.

    Who ``DECLINES`` was asked and would not say; who is ``SILENT`` was expected to speak and did not. Who ``CORRECTS``
    puts another value in place of one; who ``RETRACTS`` takes back what was said.
    """

    SUPPORTS = "supports"
    DOUBTS = "doubts"
    DENIES = "denies"
    DECLINES = "declines"
    SILENT = "silent"
    CORRECTS = "corrects"
    RETRACTS = "retracts"


class Effect(StrEnum):
    """What happened to people."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"


class BoilerplateKind(StrEnum):
    """Why a stretch of text is not part of the story."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    THEME = "theme"
    ORIGIN = "origin"
    SHARE = "share"
    DONATE = "donate"
    DISCLAIMER = "disclaimer"
    CONTACT = "contact"
    NAVIGATION = "navigation"
    CAPTION = "caption"


class DateFound(StrEnum):
    """How a publication date was found.

    ``METADATA`` is the page's own; ``SOURCE`` what the source tells beside the report: a feed's item, a column of a
    table, the header of a mail, the properties of a PDF or office document.
    """

    GIVEN = "given"
    METADATA = "metadata"
    SOURCE = "source"
    TEXT = "text"
