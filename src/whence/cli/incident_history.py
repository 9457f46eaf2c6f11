"""What ``whence incident --history`` prints: the versions of an incident, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from whence.cli.tables import print_json, print_table

if TYPE_CHECKING:
    from whence.model.incident import FieldChange, IncidentVersion
    from whence.store.interface import ReadStore

_PAGE = 200


def print_history(store: ReadStore, id: str, *, json: bool) -> None:
    """Print all versions of an incident, the first one first."""
    versions = _versions(store, id)
    if json:
        for version in versions:
            print_json(change_facts(version))
        return
    rows = [
        (str(each.number), moment(each), told_kind(each), "; ".join(each.why), field_changes(each.changes))
        for each in versions
    ]
    print_table(("#", "when", "became", "why", "what changed"), rows, wide="what changed")


def _versions(store: ReadStore, id: str) -> Iterator[IncidentVersion]:
    after = 0
    while page := store.incident_versions(id=id, after_seq=after, limit=_PAGE):
        yield from page
        after = page[-1].seq


def moment(version: IncidentVersion) -> str:
    """Say when a version was made."""
    return f"{version.at:%Y-%m-%d %H:%M:%S}"


def told_kind(version: IncidentVersion) -> str:
    """Say what became of an incident, and into which one it went."""
    from whence.cli.tables import short

    return f"{version.kind.value} into {short(version.into)}" if version.into else version.kind.value


def field_changes(changes: tuple[FieldChange, ...]) -> str:
    """Say which fields changed, and how."""
    return "; ".join(f"{each.field}: {each.before or 'none'} → {each.after or 'none'}" for each in changes)


def change_facts(version: IncidentVersion) -> dict[str, Any]:
    """Tell of a version for machines, without the incident itself."""
    return {
        "seq": version.seq,
        "incident": version.id,
        "number": version.number,
        "at": version.at.isoformat(),
        "kind": version.kind.value,
        "into": version.into,
        "title": version.incident.title if version.incident else None,
        "why": list(version.why),
        "changes": [{"field": each.field, "before": each.before, "after": each.after} for each in version.changes],
    }
