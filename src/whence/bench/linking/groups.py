"""Templates joined into incidents, one pair after the other."""

from __future__ import annotations

from collections.abc import Iterable

from whence.bench.linking.days import gap
from whence.bench.linking.keys import KeyIncident
from whence.bench.linking.resemblance import DEATH_SLACK, against


class Groups:
    """Templates joined so far."""

    def __init__(self, incidents: Iterable[KeyIncident]) -> None:
        self._members = {incident.id: [incident] for incident in incidents}
        self._group = {id_: id_ for id_ in self._members}

    def join(self, one: KeyIncident, other: KeyIncident) -> None:
        """Join the groups of two templates, unless two of one document, or two days far apart, would meet."""
        mine, theirs = self._group[one.id], self._group[other.id]
        if mine != theirs and not any(_clash(a, b) for a in self._members[mine] for b in self._members[theirs]):
            for member in self._members.pop(theirs):
                self._group[member.id] = mine
                self._members[mine].append(member)

    def group_of(self, incident: KeyIncident) -> str | None:
        """Return the name of a template's group; None where it is in none."""
        return self._group.get(incident.id)

    def size(self, incident: KeyIncident) -> int:
        """Count the templates of a template's group."""
        return len(self._members[self._group[incident.id]])

    def founders(self) -> dict[str, str]:
        """Return the first template of each template's group."""
        first = {group: min(member.id for member in members) for group, members in self._members.items()}
        return {id_: first[group] for id_, group in self._group.items()}


def _clash(one: KeyIncident, other: KeyIncident) -> bool:
    return against(one, other) is not None or gap(one.days, other.days) > DEATH_SLACK
