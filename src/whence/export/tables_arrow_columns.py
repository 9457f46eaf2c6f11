"""The columns of the Arrow and Parquet tables: names, types and what they mean, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "text",
    "texts",
    "whole",
    "number",
    "yes/no",
    "day",
    "moment",
    "words",
    "passages",
    "casualties",
    "stances",
    "reasons",
]
"""``words`` is a struct of begin, end (code points of the clean text) and text; ``passages`` a list of those."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``about`` says what is in it, and what null means where that is not "untold"."""

    name: str
    kind: Kind
    about: str


def _columns(*rows: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_CODES = _columns(
    ("plover", "text", "event type (PLOVER)"),
    ("mode", "text", "its mode (PLOVER)"),
    ("cameo", "text", "event code (CAMEO)"),
    ("acled_event_type", "text", "event type (ACLED)"),
    ("acled_sub_event_type", "text", "sub-event type (ACLED)"),
    ("ucdp_type_of_violence", "whole", "1 state-based, 2 non-state, 3 one-sided (UCDP)"),
)
_DAYS = _columns(
    ("start", "day", "first day"),
    ("end", "day", "last day"),
    ("date_prec", "whole", "1 day to 5 year (UCDP)"),
    ("time_precision", "whole", "1 day to 3 month (ACLED)"),
)
_PLACE = _columns(
    ("place", "text", "where, by name"),
    ("country", "text", "ISO 3166-1 alpha-3"),
    ("adm1", "text", "first-order division"),
    ("geonameid", "whole", "of GeoNames"),
    ("longitude", "number", "degrees, WGS 84; null for what is no point"),
    ("latitude", "number", "the same"),
    ("geometry", "text", "point, line or area as told (WKT, longitude first)"),
    ("radius_km", "number", "how far off it can honestly have been"),
    ("where_prec", "whole", "1 exact to 7 over water (UCDP)"),
    ("geo_precision", "whole", "1 town to 3 region (ACLED)"),
)
_REPORT = _columns(
    ("report_id", "text", "report"),
    ("report_version_id", "text", "version of the report that was read"),
    ("sha256", "text", "of that version's bytes, as the archive keeps them"),
    ("origin_id", "text", "the version that its family of copies counts as first; its own for what is no copy"),
    ("outlet", "text", "who published it"),
    ("published", "text", "when: a year, month or day"),
    ("title", "text", "headline of the report"),
    ("url", "text", "address of the report"),
)
_KEY = _columns(("incident_id", "text", "the incident"), ("version", "whole", "its version"))

TABLES: dict[str, tuple[Column, ...]] = {
    "incidents": _columns(
        ("id", "text", "stable: it stays when claims come and go"),
        ("version", "whole", "counts from 1"),
        ("made_at", "moment", "when this version was made"),
        ("title", "text", "the incident in one line"),
    )
    + _CODES
    + _columns(
        ("actor", "text", "who acted: the best supported"),
        ("actor_id", "text", "of the registry; null for whom it does not have"),
        ("actors", "texts", "all that are told"),
        ("target", "text", "who was acted upon: the best supported"),
        ("target_id", "text", "of the registry"),
        ("targets", "texts", "all that are told"),
        ("weapons", "texts", "what it was done with"),
    )
    + _DAYS
    + _columns(("not_after", "day", "latest day possible, where no time is told"))
    + _PLACE
    + _columns(
        ("deaths_low", "whole", "over all groups"),
        ("deaths_best", "whole", "over all groups; null where no claim gives one"),
        ("deaths_high", "whole", "over all groups"),
        ("articles", "whole", "reports that tell of it, copies included"),
        ("origins", "whole", "independent texts"),
        ("speakers", "whole", "different people and bodies that say so"),
        ("speaker_kinds", "texts", "what they are"),
        ("sides", "texts", "whom they speak for"),
        ("corroboration", "text", "the same in words"),
        ("standing", "text", "asserted, contested, denied, possible or unreal"),
        ("standing_words", "text", "by whose word"),
        ("one_sided", "text", "the one side that all speakers speak for"),
        ("denied_by", "texts", "who denies it"),
        ("agreement_event", "text", "untold, single, agreed, compatible or conflicting"),
        ("agreement_actors", "text", "the same"),
        ("agreement_targets", "text", "the same"),
        ("agreement_weapons", "text", "the same"),
        ("agreement_place", "text", "the same"),
        ("agreement_time", "text", "the same"),
        ("agreement_deaths", "text", "the same; of several groups the worst"),
        ("claims", "texts", "ids of its claims"),
        ("reports", "texts", "ids of its reports"),
        ("sha256", "texts", "hashes of the bytes that its claims were read from"),
        ("attached", "texts", "ids of round-ups and totals that it is part of; not counted"),
    ),
    "values": _KEY
    + _columns(
        ("field", "text", "event, actors, targets, weapons, place, time, status, or an effect on people"),
        ("of", "text", "whose dead or injured: a, b, civilians; null where untold or no effect"),
        ("value", "text", "the value in words"),
        ("chosen", "yes/no", "whether it stands for all"),
        ("stated", "yes/no", "false for a value that was made of several"),
        ("rule", "text", "by which it was chosen; empty for the others"),
        ("agreement", "text", "of the field; null for status"),
        ("origins", "whole", "independent texts that state it; null for what was made of several"),
        ("speakers", "whole", "different people and bodies that state it; null as above"),
        ("claims", "texts", "ids of the claims that state it"),
        ("low", "whole", "of a count"),
        ("best", "whole", "of a count"),
        ("high", "whole", "of a count"),
        ("start", "day", "of a time"),
        ("end", "day", "of a time"),
        ("actor_id", "text", "of a party that the registry has"),
        ("country", "text", "of a party or place"),
        ("geonameid", "whole", "of a place"),
        ("geometry", "text", "of a place (WKT)"),
    ),
    "claims": _KEY
    + _columns(
        ("claim_id", "text", "the claim; an attached one can stand under several incidents"),
        ("attached", "yes/no", "a round-up or total that the incident is part of; not counted"),
    )
    + _REPORT
    + _columns(
        ("copied", "yes/no", "the words are the origin's, not the report's own"),
        ("reading_id", "text", "the reading that it is from"),
        ("trigger", "words", "the words that it is read off"),
        ("passage", "words", "from the first to the last word that says it"),
        ("evidence", "passages", "the words that say it: parties, place, time, counts, trigger"),
    )
    + _CODES
    + _columns(
        ("status", "text", "asserted, denied, possible, planned, predicted, conditional, requested, hypothetical"),
        ("certainty", "text", "of the speaker as worded"),
        ("extent", "text", "single, series or aggregate"),
        ("perp_confidence", "text", "how the deed is tied to the actor"),
        ("speaker", "text", "who says so; null where a source is spoken of and not named"),
        ("speaker_is_author", "yes/no", "the report says so in its own voice"),
        ("speaker_actor_id", "text", "of the registry"),
        ("speaker_kind", "text", "what the speaker is"),
        ("speaker_side", "text", "whom the speaker speaks for"),
        ("speaker_anonymous", "yes/no", "the name is withheld or lacking"),
        ("speaker_reliability", "text", "a user's rating, A to F"),
        ("heard_from", "texts", "outer speakers, the outermost first"),
        ("actors", "texts", "who acted"),
        ("actor_ids", "texts", "of the registry, null for whom it does not have"),
        ("targets", "texts", "who was acted upon"),
        ("target_ids", "texts", "of the registry, the same"),
        ("weapons", "texts", "what it was done with"),
    )
    + _DAYS
    + _columns(("not_after", "day", "the day of publication, where no time is told"))
    + _PLACE
    + _columns(
        ("casualties", "casualties", "people affected, as worded"),
        ("stances", "stances", "of third parties towards the claim"),
        ("score", "number", "the program's own, that the claim is in the text; not that it is true"),
        ("made_by", "text", "component and version"),
    ),
    "mentions": _KEY
    + _columns(
        ("claim_id", "text", "the claim"),
        ("report_version_id", "text", "whose clean text the offsets count in"),
        ("sha256", "text", "of that version's bytes"),
        ("field", "text", "what of the claim the words say"),
        ("value", "text", "what the claim makes of them"),
        ("begin", "whole", "code point at which the words begin"),
        ("end", "whole", "code point at which they end"),
        ("text", "text", "the words"),
        ("mention_id", "text", "in the reading; null for triggers, cues and passages"),
        ("kind", "text", "actor, place, time, weapon or count"),
        ("actor_id", "text", "of the registry"),
        ("country", "text", "of a party or place"),
        ("geonameid", "whole", "of a place"),
        ("reason", "text", "how the mention was resolved"),
    ),
    "links": _columns(
        ("incident_id", "text", "the incident that the first account is in"),
        ("one", "text", "account: what one report tells of one happening"),
        ("other", "text", "the account it was compared with, of this incident or another"),
        ("score", "number", "probability that the two tell of one happening"),
        ("veto", "text", "why they cannot, whatever the score; null where nothing forbids it"),
        ("reasons", "reasons", "what speaks for and against it; weights are log-odds"),
        ("one_claim", "text", "first claim of the account; null where the account is of another incident"),
        ("other_claim", "text", "the same"),
    ),
    "judgements": _columns(
        ("incident_id", "text", "the incident"),
        ("seq", "whole", "counts the judgements of an archive"),
        ("at", "moment", "when"),
        ("who", "text", "who judged"),
        ("verdict", "text", "same, different, unsure or withdrawn"),
        ("one", "text", "claim"),
        ("other", "text", "claim"),
        ("why", "text", "in the person's words"),
    ),
    "reports": _REPORT,
}
"""By the name of the table; ``docs/parquet.md`` is made of it."""
