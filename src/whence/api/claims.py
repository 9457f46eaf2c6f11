"""Claims as objects: in a report, somebody says that something happened, in these words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from whence.api.tables import Collection, html_table
from whence.export.claim_words import Said, passage, said
from whence.export.field_values import in_words
from whence.export.safe import one_line, pieces
from whence.export.tables_arrow_rows import claim_row
from whence.model.claim import Participant
from whence.model.dates import PartialDate
from whence.model.linking import ArchivedClaim
from whence.model.span import Span
from whence.model.timex import ResolvedTime

if TYPE_CHECKING:
    import pyarrow as pa


class Claim:
    """A claim with the report that makes it. ``detail`` is all of it, as the model has it."""

    __slots__ = ("detail",)

    def __init__(self, detail: ArchivedClaim) -> None:
        self.detail = detail

    @property
    def id(self) -> str:
        """Names it among all of an archive."""
        return self.detail.id

    @property
    def event(self) -> str:
        """What kind of event: PLOVER's type, with its mode in brackets where it has one."""
        return in_words(self.detail.claim.event)

    @property
    def status(self) -> str:
        """What is said of its reality, as "asserted" or "denied"."""
        return self.detail.claim.status.value

    @property
    def actors(self) -> tuple[str, ...]:
        """Who acted."""
        return tuple(party.name for party in self.detail.claim.actors)

    @property
    def targets(self) -> tuple[str, ...]:
        """Who was acted upon."""
        return tuple(party.name for party in self.detail.claim.targets)

    @property
    def place(self) -> str | None:
        """Where, by name; None where the words do not say."""
        return self.detail.claim.place.place.name if self.detail.claim.place else None

    @property
    def time(self) -> ResolvedTime | None:
        """When, with its days and how they were worked out; None where the words do not say."""
        return self.detail.claim.time.time if self.detail.claim.time else None

    @property
    def speaker(self) -> str | None:
        """Who says so; "author" for the report itself, None for a source that is not named."""
        speaker = self.detail.claim.attribution.speaker
        return speaker.name if isinstance(speaker, Participant) else speaker

    @property
    def outlet(self) -> str | None:
        """Who published the report."""
        return self.detail.outlet

    @property
    def published(self) -> PartialDate | None:
        """When, as far as known."""
        return self.detail.published

    @property
    def sha256(self) -> str:
        """Of the bytes that the report was read from."""
        return self.detail.sha256

    @property
    def text(self) -> str:
        """The passage that says it, from its first to its last word."""
        return passage(self.detail.claim).text

    @property
    def trigger(self) -> Span:
        """The words that it is read off, and where they stand."""
        return self.detail.claim.trigger

    def words(self) -> tuple[Said, ...]:
        """List which words say what: the field, what the claim makes of it, and the span."""
        return tuple(said(self.detail))

    def __repr__(self) -> str:
        return f"<Claim {self.event}, {self.status}: “{_cut(self.text)}”>"

    def _repr_html_(self) -> str:
        rows = ((each.field, each.value, each.span.text) for each in self.words())
        source = ", ".join(str(part) for part in (self.outlet, self.published) if part)
        table = html_table(("what", "is", "in these words"), rows)
        return f"<p>{_marked(self.detail)}</p><p>{escape(one_line(source))}</p>{table}"


class Claims(Collection[Claim]):
    """Claims; each with the incident that it is told with, where they are an archive's."""

    _noun = "claims"
    _columns = ("event", "who", "to whom", "where", "when", "who says so", "status", "words")

    def __init__(self, make: Callable[[], Iterator[tuple[ArchivedClaim, dict[str, Any]]]]) -> None:
        super().__init__(lambda: (Claim(item) for item, _ in make()))
        self._rows = make

    def to_arrow(self) -> pa.Table:
        """Make a table with the columns of ``claims`` (docs/parquet.md)."""
        from whence.export.tables_arrow import arrow

        return arrow("claims", ({"claim_id": item.id, **place, **claim_row(item)} for item, place in self._rows()))

    def _cells(self, item: Claim) -> Sequence[str]:
        time = item.time
        return (
            item.event,
            ", ".join(item.actors),
            ", ".join(item.targets),
            item.place or "",
            "" if time is None else time.value,
            item.speaker or "not named",
            item.status,
            _cut(item.text),
        )


def _cut(text: str, most: int = 60) -> str:
    shown = one_line(text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _marked(item: ArchivedClaim) -> str:
    """Show the passage with the trigger marked."""
    trigger, whole = item.claim.trigger, passage(item.claim)
    before, after = trigger.source[whole.begin : trigger.begin], trigger.source[trigger.end : whole.end]
    return f"{_harmless(before)}<mark>{_harmless(trigger.text)}</mark>{_harmless(after)}"


def _harmless(text: str) -> str:
    """Escape a text for HTML, with signs that would act named."""
    return escape("".join(f"<{name}>" if name else part for part, name in pieces(text)))
