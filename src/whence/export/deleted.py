"""The list of incidents to take out of an earlier export: merged, withdrawn, or no longer fit for the format.

``event_id_cnty`` and ``deleted_timestamp`` are what ACLED's endpoint for deleted events gives.
"""

from __future__ import annotations

from whence.export import gist
from whence.export.delimited import Table
from whence.model.incident import IncidentVersion

_TABLE = Table(("event_id_cnty", "deleted_timestamp", "into", "kind", "why", "incident_number"))
LEFT_OUT = "left out"
"""The kind of what is an incident still, and has no place in the format any more, or never had."""


def head() -> bytes:
    """Write the header."""
    return _TABLE.head()


def row(version: IncidentVersion, reason: str | None = None) -> bytes:
    """Write a row for a tombstone, or for an incident that a format leaves out for some reason."""
    return _TABLE.row(
        {
            "event_id_cnty": version.id,
            "deleted_timestamp": int(version.at.timestamp()),
            "into": version.into,
            "kind": LEFT_OUT if reason else version.kind.value,
            "why": reason or "; ".join(version.why),
            "incident_number": gist.number(version.id),
        }
    )
