"""Incidents as objects: everything that is told of one happening, by whom, in which words, and where sources differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from whence.api.claims import Claims
from whence.api.tables import Collection, Tabular, html_table
from whence.export.field_values import FieldValue, field_values, fields_of, in_words
from whence.export.safe import one_line
from whence.model.errors import InputError
from whence.model.incident import Agreement, Corroboration, Days, Standing
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.place import Place

if TYPE_CHECKING:
    import pyarrow as pa

    from whence.export.deaths import Deaths


class Incident:
    """What claims say about one happening. ``detail`` is the incident with its claims, as the model has them."""

    __slots__ = ("detail",)

    def __init__(self, detail: Dossier) -> None:
        self.detail = detail

    @property
    def id(self) -> str:
        """Stable: it stays when claims come and go."""
        return self.detail.incident.id

    @property
    def version(self) -> int:
        """Counts from 1; a new one is made whenever something changes."""
        return self.detail.version.number

    @property
    def title(self) -> str:
        """The incident in one line."""
        return self.detail.incident.title

    @property
    def event(self) -> str | None:
        """What kind of event; None where claims do not agree on one."""
        codes = self.detail.incident.event.consolidated
        return None if codes is None else in_words(codes)

    @property
    def place(self) -> Place | None:
        """Where, with its geometry; None where nobody tells, or claims contradict each other."""
        return self.detail.incident.place.consolidated

    @property
    def days(self) -> Days | None:
        """When; None where nobody tells, or claims contradict each other."""
        return self.detail.incident.time.consolidated

    @property
    def deaths(self) -> Deaths:
        """How many died: low, best and high, and whose they were."""
        from whence.export.deaths import deaths

        return deaths(self.detail)

    @property
    def standing(self) -> Standing:
        """Whether it happened, by whose word."""
        return self.detail.incident.standing

    @property
    def corroboration(self) -> Corroboration:
        """How many stand behind it, copies and repeats counted once; ``headline`` says it in words."""
        return self.detail.incident.corroboration

    @property
    def claims(self) -> Claims:
        """Its claims; those of round-ups that are only attached are not among them."""
        return Claims(lambda: ((item, _place(self.detail, item)) for item in self.detail.own()))

    @property
    def attached(self) -> Claims:
        """Round-ups and totals that it is part of: shown with it, counted nowhere."""
        own = set(self.detail.incident.claims)
        return Claims(lambda: ((item, _place(self.detail, item)) for item in self.detail.claims if item.id not in own))

    def values(self, field: str | None = None) -> tuple[FieldValue, ...]:
        """List what claims tell of a field, best supported first; of all fields where none is named.

        Args:
            field: ``event``, ``actors``, ``targets``, ``weapons``, ``place``, ``time``, ``status``, or an effect on
                people (``killed``).
        """
        return tuple(each for each in field_values(self.detail.incident) if field in (None, each.field))

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields of which claims contradict each other."""
        told = fields_of(self.detail.incident)
        return tuple(dict.fromkeys(name for name, _, field in told if field.agreement is Agreement.CONFLICTING))

    def __repr__(self) -> str:
        return f"<Incident {self.id[:12]} “{one_line(self.title)}”: {one_line(self.corroboration.headline)}>"

    def _repr_html_(self) -> str:
        head = f"<h4>{escape(one_line(self.title))}</h4>"
        told = f"<p>{escape(one_line(f'{self.corroboration.headline}; {self.standing.words}'))}</p>"
        rows = (
            (each.field, f"{each.words}{' ✓' if each.chosen else ''}", str(each.origins or ""), _standing(each))
            for each in self.values()
        )
        table = html_table(("what", "value", "origins", "sources"), rows)
        return f"{head}{told}{table}{self.claims._repr_html_()}"


class Table(Tabular):
    """One of the tables of ``docs/parquet.md``, of some incidents."""

    def __init__(self, name: str, make: Callable[[], Iterator[Dossier]]) -> None:
        self.name = name
        self._make = make

    def to_arrow(self) -> pa.Table:
        """Make it an Arrow table."""
        from whence.export.tables_arrow import table

        return table(self.name, self._make())

    def __repr__(self) -> str:
        from whence.export.tables_arrow_columns import TABLES

        return f"<Table {self.name}: {', '.join(column.name for column in TABLES[self.name])}>"


class Incidents(Collection[Incident]):
    """Incidents, the newest happening first."""

    _noun = "incidents"
    _columns = ("id", "when", "where", "what", "who says so", "standing")

    def __init__(
        self, make: Callable[[], Iterator[Dossier]], linked: Callable[[], Iterator[Dossier]] | None = None
    ) -> None:
        super().__init__(lambda: map(Incident, make()))
        self._dossiers = make
        self._linked = linked or make

    @property
    def claims(self) -> Claims:
        """The claims of all of them, those of attached round-ups too."""
        return Claims(
            lambda: ((item, _place(dossier, item)) for dossier in self._dossiers() for item in dossier.claims)
        )

    def table(self, name: str = "incidents") -> Table:
        """Get one of the tables of them.

        Args:
            name: ``incidents``, ``values`` (a row a value of a field), ``claims``, ``mentions``, ``links``,
                ``judgements`` or ``reports``.

        Raises:
            InputError: there is no such table.
        """
        from whence.export.tables_arrow_columns import TABLES

        if name not in TABLES:
            raise InputError(f"there is no table {name}; there are {', '.join(TABLES)}")
        return Table(name, self._linked if name in ("links", "judgements") else self._dossiers)

    def to_arrow(self) -> pa.Table:
        """Make a table with a row an incident; ``table`` has the others."""
        return self.table().to_arrow()

    def _cells(self, item: Incident) -> Sequence[str]:
        days, bound = item.days, item.detail.incident.not_after
        when = in_words(days) if days else f"by {bound}" if bound else ""
        where = item.place.name if item.place else ""
        return (item.id[:12], when, where, item.title, item.corroboration.headline, item.standing.reality.value)


def _place(dossier: Dossier, item: ArchivedClaim) -> dict[str, Any]:
    own = item.id in dossier.incident.claims
    return {"incident_id": dossier.incident.id, "version": dossier.version.number, "attached": not own}


def _standing(each: FieldValue) -> str:
    return each.agreement.value if each.agreement else ""
