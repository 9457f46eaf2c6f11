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


class StanceKind(StrEnum):
    """What a third party does towards a claim."""

    SUPPORTS = "supports"
    DOUBTS = "doubts"
    DENIES = "denies"
    SILENT = "silent"


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
    """How a publication date was found."""

    GIVEN = "given"
    METADATA = "metadata"
    TEXT = "text"
