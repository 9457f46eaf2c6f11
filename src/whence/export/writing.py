"""Write one export: every part of a format, the table of claims beside it, and the list of what is to be deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from whence.export import claims_csv, deleted
from whence.export.formats import Choices, Format
from whence.model.incident import IncidentVersion
from whence.model.linking import Dossier

CLAIMS, DELETED = "claims", "deleted"
"""Parts that the command writes beside those of the format."""


@dataclass(slots=True)
class Tally:
    """What an export came to.

    Attributes:
        written: how many incidents.
        left_out: ids by the reason why they have no place in the format.
        deleted: how many are no more.
    """

    written: int = 0
    left_out: dict[str, list[str]] = field(default_factory=dict)
    deleted: int = 0

    def words(self) -> str:
        """Say it in a line: "17 written, 9 left out: no place 6, no day 3"."""
        reasons = sorted(self.left_out.items(), key=lambda item: (-len(item[1]), item[0]))
        said = f"{self.written:,} written"
        if reasons:
            total = sum(len(ids) for _, ids in reasons)
            said += f", {total:,} left out: " + ", ".join(f"{reason} {len(ids):,}" for reason, ids in reasons)
        return said + (f"; {self.deleted:,} deleted since" if self.deleted else "")


def write(
    form: Format,
    dossiers: Iterable[Dossier],
    choices: Choices,
    files: Mapping[str, BinaryIO],
    gone: Iterable[IncidentVersion] = (),
) -> Tally:
    """Write an export to open files, in one pass over the dossiers.

    Args:
        form: in which form.
        dossiers: what to write.
        choices: what the user chose.
        files: by part; a part without a file is not written. ``CLAIMS`` gets the table of claims, ``DELETED`` what is
            gone and what is left out, which an earlier export may hold.
        gone: tombstones.
    """
    tally = Tally()
    if CLAIMS in files and form.claims:
        files[CLAIMS].write(claims_csv.head())
    if DELETED in files:
        files[DELETED].write(deleted.head())
    for part, data in form.write(_sifted(form, dossiers, choices, files, tally), choices):
        if part in files:
            files[part].write(data)
    for version in gone:
        tally.deleted += 1
        if DELETED in files:
            files[DELETED].write(deleted.row(version))
    return tally


def _sifted(
    form: Format, dossiers: Iterable[Dossier], choices: Choices, files: Mapping[str, BinaryIO], tally: Tally
) -> Iterator[Dossier]:
    for dossier in dossiers:
        reason = form.refuse(dossier, choices)
        if reason is None:
            tally.written += 1
            if CLAIMS in files and form.claims:
                files[CLAIMS].write(claims_csv.rows(dossier))
            yield dossier
        else:
            tally.left_out.setdefault(reason, []).append(dossier.incident.id)
            if DELETED in files:
                files[DELETED].write(deleted.row(dossier.version, reason))
