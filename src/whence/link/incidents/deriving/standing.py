"""Whether it happened, by whose word: asserted, contested, denied, possible, or only planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from whence.link.incidents.deriving.corroboration import backing, kinds_of, sides_of
from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.parties import cast, is_vague
from whence.link.incidents.deriving.sides import actor_name
from whence.link.incidents.deriving.voices import Voice, holder
from whence.model.incident import Party, Reality, Standing, Told
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import SpeakerKind, StanceKind, Status
from whence.reference.incident_words import incident_words

_REAL = frozenset({Status.ASSERTED, Status.POSSIBLE, Status.DENIED})
_SAYING = frozenset({Status.ASSERTED, Status.POSSIBLE})
_AGAINST = frozenset({StanceKind.DENIES, StanceKind.DOUBTS})


def standing(evidence: Evidence) -> Standing:
    """Say what is said of the reality of an incident."""
    statuses = evidence.values(
        ((claim.claim.status, claim.claim.status, claim.id) for claim in evidence.claims), order=str
    )
    deniers = _deniers(evidence)
    told = {each.value: each for each in statuses if each.origins} or {each.value: each for each in statuses}
    reality = _reality(told.keys(), denied=bool(deniers))
    sides = _one_side(evidence)
    denied_by = tuple(dict.fromkeys(deniers.values()))
    words = _words(evidence, reality, told, denied_by, sides)
    return Standing(reality, statuses, sides, denied_by, words)


def _reality(statuses: Iterable[Status], *, denied: bool) -> Reality:
    told = set(statuses)
    if told.isdisjoint(_REAL):
        return Reality.DENIED if denied and not told else Reality.UNREAL
    if Status.ASSERTED in told:
        return Reality.CONTESTED if denied else Reality.ASSERTED
    if Status.POSSIBLE in told:
        return Reality.CONTESTED if denied else Reality.POSSIBLE
    return Reality.DENIED


def _deniers(evidence: Evidence) -> dict[tuple[str, ...], str]:
    """Name those who deny or doubt it, by voice, in order.

    Who says elsewhere that it happened denies something else of it: who did it, how many died. Nor is it denied where
    one claim is and others say that somebody else did it: then it is in doubt who did it.
    """
    asserted = [c for c in evidence.claims if c.claim.status in _SAYING and c.id not in evidence.void]
    saying = {evidence.voices[claim.id].key for claim in asserted}
    doers = _doers(evidence)
    told = {(doers[claim.id], evidence.voices[claim.id].key) for claim in asserted if doers[claim.id]}
    found: dict[tuple[str, ...], str] = {}
    for claim, key, name in _denials(evidence):
        theirs, voice = doers[claim.id], evidence.voices[claim.id].key
        by_others = theirs and any(others.isdisjoint(theirs) and other != voice for others, other in told)
        if key not in saying and key not in found and not by_others:
            found[key] = name
    return found


def _denials(evidence: Evidence) -> Iterator[tuple[ArchivedClaim, tuple[str, ...], str]]:
    """Yield what is denied or doubted, with the voice and the name of who does."""
    for claim in evidence.claims:
        if claim.id in evidence.void:
            continue
        if claim.claim.status is Status.DENIED:
            voice = evidence.voices[claim.id]
            yield claim, voice.key, voice.name
        for stance in claim.stances:
            if stance.stance in _AGAINST and claim.claim.status in _SAYING:
                if isinstance(stance.holder, str):
                    yield claim, ("author", evidence.origins[claim.id]), claim.outlet or "a report"
                else:
                    yield claim, holder(stance.holder), stance.holder.name


def _doers(evidence: Evidence) -> dict[str, frozenset[Party]]:
    """Return by claim the named parties that did it, by its words."""
    found = cast(evidence, evidence.claims, lambda claim: claim.actors)
    by_claim: dict[str, list[Party]] = {claim.id: [] for claim in evidence.claims}
    for party, members in found.members.items():
        if not all(is_vague(each) for each in members):
            for id in found.claims[party]:
                by_claim[id].append(party)
    return {id: frozenset(parties) for id, parties in by_claim.items()}


def _one_side(evidence: Evidence) -> str | None:
    voices = evidence.voices_of(backing(evidence)).values()
    sides = sides_of(voices)
    return sides[0] if len(sides) == 1 and all(voice.side for voice in voices) else None


def _words(
    evidence: Evidence,
    reality: Reality,
    told: dict[Status, Told[Status]],
    denied_by: Sequence[str],
    one_side: str | None,
) -> str:
    words = incident_words()
    parts = [_said(evidence, reality, told)]
    if denied_by:
        parts.append(f"denied by {_listed(denied_by)}")
    if one_side is not None and reality not in (Reality.UNREAL, Reality.DENIED):
        parts.append(f"only one side says so ({actor_name(one_side)})")
    if reality is Reality.UNREAL:
        kinds = [words.unreal[status] for status in Status if status in told and status in words.unreal]
        parts[0] = f"only {_listed(kinds)}, {parts[0]}"
    return "; ".join(parts)


def _said(evidence: Evidence, reality: Reality, told: dict[Status, Told[Status]]) -> str:
    ids = {
        Reality.ASSERTED: [Status.ASSERTED],
        Reality.CONTESTED: [Status.ASSERTED] if Status.ASSERTED in told else [Status.POSSIBLE],
        Reality.POSSIBLE: [Status.POSSIBLE],
        Reality.DENIED: [Status.DENIED],
        Reality.UNREAL: list(told),
    }[reality]
    claims = [id for status in ids if status in told for id in told[status].claims]
    origins = len(evidence.origins_of(claims))
    verb = {
        Reality.POSSIBLE: "said to be possible by",
        Reality.DENIED: "only spoken of to be denied, by",
        Reality.UNREAL: "by",
        Reality.CONTESTED: "asserted by" if Status.ASSERTED in told else "said to be possible by",
        Reality.ASSERTED: "asserted by",
    }[reality]
    who = kind_names(evidence.voices_of(claims).values())
    return f"{verb} {origins} {'origin' if origins == 1 else 'origins'}" + (f" ({', '.join(who)})" if who else "")


def kind_names(voices: Iterable[Voice]) -> list[str]:
    """Name the kinds of some speakers, in the order of the list of kinds; others come last."""
    listed = list(voices)
    names = [incident_words().kinds[kind] for kind in SpeakerKind if kind in kinds_of(listed)]
    return [*names, *(["others"] if any(voice.kind is None for voice in listed) else [])]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
