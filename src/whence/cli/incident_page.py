"""What ``whence incident`` prints: what is agreed and what is not at a glance, whose word each value is, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from whence.archive.incident_claims import IncidentClaims
from whence.cli.incident_history import moment
from whence.cli.incident_words import fate, fields, outlet, plural, value
from whence.cli.tables import print_json, print_pairs, print_table, print_text, short
from whence.export.words import speaker_in_full
from whence.model.incident import Agreement, Field, Incident, Responsibility
from whence.model.span import Span, hull

if TYPE_CHECKING:
    from rich.text import Text

    from whence.model.incident import IncidentVersion
    from whence.model.linking import ArchivedClaim, Link
    from whence.store.interface import ReadStore

_COLOURS = {
    Agreement.UNTOLD: "dim",
    Agreement.SINGLE: "default",
    Agreement.AGREED: "green",
    Agreement.COMPATIBLE: "yellow",
    Agreement.CONFLICTING: "bold red",
}
_QUOTED = 300
"""Characters of a claim's words that the table quotes; the JSON has them all."""


def print_incident(store: ReadStore, version: IncidentVersion, *, links: bool, json: bool) -> None:
    """Print one version of an incident, or its tombstone."""
    claims = IncidentClaims.of(store, version)
    if json:
        print_json(_plain(version, claims))
        return
    _print_head(version)
    if version.incident is None:
        return
    numbers = {id: number for number, id in enumerate(claims.order, 1)}
    _print_fields(version.incident, numbers)
    _print_responsibility(version.incident.responsibility, numbers)
    _print_claims(version.incident, claims.found, numbers)
    if links:
        _print_links(claims, numbers)


def _print_head(version: IncidentVersion) -> None:
    from rich.text import Text

    incident = version.incident
    if incident is None:
        print_text(Text(f"No more: {fate(version)}", "bold"))
    else:
        print_text(Text(incident.title, "bold"))
        print_text(incident.corroboration.headline)
        print_text(incident.standing.words)
    print()
    print_pairs(
        [
            ("incident", version.id),
            ("version", f"{version.number}, {moment(version)} UTC: {version.kind.value}"),
            *(("why" if at == 0 else "", why) for at, why in enumerate(version.why)),
        ]
    )


def _heading(text: str) -> None:
    from rich.text import Text

    print()
    print_text(Text(text, "bold"))


def _print_fields(incident: Incident, numbers: Mapping[str, int]) -> None:
    print()
    rows = [row for name, field in fields(incident) for row in _field_rows(name, field, numbers)]
    print_table(("field", "agreement", "value", "claims", "by"), rows, wide="value")


def _field_rows(name: str, field: Field[Any], numbers: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    """Yield a row for what stands for all, then one for each value, unless that one is the only one."""
    from rich.text import Text

    agreement = Text(field.agreement.value, _COLOURS[field.agreement])
    if not field.values:
        yield name, agreement, value(None), "", ""
        return
    stands = Text(value(field.consolidated), "bold")
    yield name, agreement, stands, _marks(field.claims, numbers), field.rule
    if len(field.values) == 1 and field.values[0].value == field.consolidated:
        return
    for told in field.values:
        whose = f"{plural(told.origins, 'origin')}, {plural(told.speakers, 'speaker')}"
        yield "", "", f"  {value(told.value)}", _marks(told.claims, numbers), whose


def _marks(claims: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Name claims by their numbers in the table of claims."""
    return " ".join(str(number) for number in sorted(numbers[id] for id in claims if id in numbers))


def _print_responsibility(parties: Sequence[Responsibility], numbers: Mapping[str, int]) -> None:
    if not parties:
        return
    _heading("Who is held responsible")
    rows = [
        (
            value(each.party),
            *(_marks(ids, numbers) for ids in (each.admitted, each.accused, each.reported, each.denied)),
        )
        for each in parties
    ]
    print_table(("party", "says so itself", "accused by", "told as fact", "denied"), rows, wide="party")


def _print_claims(incident: Incident, found: Mapping[str, ArchivedClaim], numbers: Mapping[str, int]) -> None:
    _heading(f"{plural(len(incident.claims), 'claim')} of {plural(len(incident.reports), 'report')}")
    print_table(_CLAIM_COLUMNS, [_claim_row(id, found.get(id), numbers) for id in incident.claims], wide="words")
    if incident.attached:
        _heading("Totals that it is part of, not counted")
        rows = [
            (str(numbers[each.claim]), short(each.claim), _source(found.get(each.claim)), each.words, each.why)
            for each in incident.attached
        ]
        print_table(("#", "claim", "outlet", "words", "why"), rows, wide="words")


_CLAIM_COLUMNS = ("#", "claim", "outlet", "day", "speaker", "status", "words", "version", "sha256")


def _claim_row(id: str, claim: ArchivedClaim | None, numbers: Mapping[str, int]) -> tuple[Any, ...]:
    if claim is None:
        gone = "its report was edited or coded again since"
        return str(numbers[id]), short(id), "", "", "", "", gone, "", ""
    return (
        str(numbers[id]),
        short(id),
        _source(claim),
        str(claim.published or ""),
        speaker_in_full(claim.claim),
        claim.claim.status.value,
        _words(claim),
        short(claim.version_id),
        short(claim.sha256),
    )


def _source(claim: ArchivedClaim | None) -> str:
    if claim is None:
        return ""
    return f"{outlet(claim)} (copied)" if claim.copied else outlet(claim)


def _words(claim: ArchivedClaim) -> Text:
    """Quote a claim from the first to the last of the words behind it, with what triggers it marked."""
    from rich.text import Text

    from whence.export.safe import one_line

    trigger = claim.claim.trigger
    quoted = hull((trigger, *claim.claim.evidence))
    if quoted.end - quoted.begin > _QUOTED:
        begin = max(quoted.begin, trigger.begin - _QUOTED // 2)
        quoted = Span(begin, max(trigger.end, min(quoted.end, begin + _QUOTED)), quoted.source)
    before, after = quoted.source[quoted.begin : trigger.begin], quoted.source[trigger.end : quoted.end]
    lead, trail = (" " if before[-1:].isspace() else ""), (" " if after[:1].isspace() else "")
    return Text.assemble(one_line(before) + lead, (one_line(trigger.text), "bold"), trail + one_line(after))


def _print_links(claims: IncidentClaims, numbers: Mapping[str, int]) -> None:
    _heading("Why these are taken for one happening")
    rows = [row for link in claims.links for row in _link_rows(link, claims, numbers)]
    if rows:
        print_table(("claims", "and", "likelihood", "reason", "weight"), rows, wide="reason")
    else:
        print_text("all of it is told by one report")


def _link_rows(link: Link, claims: IncidentClaims, numbers: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    sides = (_marks(claims.of_account(link.one), numbers), _marks(claims.of_account(link.other), numbers))
    head: tuple[str, ...] = (*sides, f"{link.score:.3f}")
    if link.veto:
        yield (*head, f"cannot be: {link.veto}", "")
        head = ("", "", "")
    for reason in sorted(link.reasons, key=lambda reason: -abs(reason.weight)):
        yield (*head, reason.words, f"{reason.weight:+.1f}")
        head = ("", "", "")


def _plain(version: IncidentVersion, claims: IncidentClaims) -> dict[str, Any]:
    from whence.model.serial import plain

    return {
        "schema": "whence.incident/1",
        **plain(version),
        "claims": [plain(claims.found[id]) for id in claims.order if id in claims.found],
        "links": [
            {**plain(link), "claims": [list(claims.of_account(link.one)), list(claims.of_account(link.other))]}
            for link in claims.links
        ],
    }
