"""A reading in the terminal: one row a claim where there is room for a table, one card a claim where there is not."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whence.export import signs, words
from whence.export.safe import one_line
from whence.export.signs import Sign
from whence.model.claim import Claim
from whence.model.document import Document
from whence.model.mention import Mention
from whence.model.reading import Reading

WIDE = 120
"""Columns from which a table of nine columns reads better than cards; narrower, its cells would break most words."""

_STYLES = {
    "happened": "bold green",
    "said": "bold cyan",
    "alleged": "bold yellow",
    "denied": "bold red",
    "possible": "bold yellow",
    "unreal": "bold magenta",
}
"""By a sign's family."""
_COLUMNS = ("#", "status", "speaker", "who", "what", "whom", "where", "when", "words")
_SHARES = {"speaker": 3, "who": 3, "what": 4, "whom": 3, "where": 3, "words": 7}
_LEAST = {"status": len("○ HYPOTHETICAL,"), "when": len("2019-03-25 to")}
"""Columns below which a status or a day would be broken in two."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim's cells, harmless to a terminal; ``named`` is what its speaker's cell begins with."""

    number: int
    sign: Sign
    named: str
    cells: dict[str, str]
    others: tuple[str, ...]


def rows(reading: Reading, *, ascii_only: bool = False) -> list[Row]:
    """Put every claim of a reading into words, in the order of the text."""
    mentions = {mention.id: mention for mention in reading.mentions}
    others: dict[str, list[str]] = {}
    for stance in reading.stances:
        others.setdefault(stance.claim_id, []).append(one_line(words.stance(stance)))
    return [
        Row(
            number,
            signs.sign(claim),
            one_line(words.speaker(claim)),
            _cells(claim, reading.document, mentions, ascii_only),
            tuple(others.get(claim.id, ())),
        )
        for number, claim in enumerate(words.in_order(reading), 1)
    ]


def _cells(claim: Claim, document: Document, mentions: dict[str, Mention], ascii_only: bool) -> dict[str, str]:
    cells = {
        "status": f"{_glyph(signs.sign(claim), ascii_only)} {signs.status(claim)}",
        "speaker": words.speaker_in_full(claim),
        "who": words.participants(claim.actors),
        "what": words.what(claim),
        "whom": words.participants(claim.targets),
        "where": words.where(claim.place),
        "when": words.when(claim, mentions),
        "words": words.quotation(claim, document),
    }
    return {column: one_line(cell) for column, cell in cells.items()}


def view(reading: Reading, *, width: int | None, ascii_only: bool = False) -> RenderableType:
    """Lay out a reading.

    Args:
        reading: what to show.
        width: columns to fit into; None lets every claim have one line, as long as it needs.
        ascii_only: use signs that every terminal has.

    Returns:
        What rich prints: head, claims and foot, with colours where the console has them.
    """
    claims = rows(reading, ascii_only=ascii_only)
    if not claims:
        body: RenderableType = Text("No claims: nothing in this report was coded.")
    elif width is None or width >= WIDE:
        body = _table(claims, wrap=width is not None)
    else:
        body = Group(*(_card(row) for row in claims))
    return Group(_head(reading), Text(), body, Text(), *_foot(reading, claims, ascii_only), Text())


def natural_width(reading: Reading) -> int:
    """Return the columns that the longest line of an unwrapped table needs, as an upper bound."""
    claims = rows(reading)
    longest = (max((cell_len(row.cells[column]) for row in claims), default=0) for column in _COLUMNS[1:])
    body = sum(max(width, len(column)) + 4 for width, column in zip(longest, _COLUMNS[1:], strict=True)) + 16
    others = max((cell_len(other) for row in claims for other in row.others), default=0) + 16
    return max(WIDE, body, others, cell_len(_head(reading).plain), *(cell_len(line) for line in _legend(False)))


def _head(reading: Reading) -> Text:
    title = one_line(reading.report.title or "") or "(no title)"
    return Text.assemble((title, "bold"), "\n", (one_line(" · ".join(words.imprint(reading.report))), "dim"))


def _table(claims: list[Row], *, wrap: bool) -> Group:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold underline", show_edge=False)
    table.add_column("#", no_wrap=True, justify="right")
    for column in _COLUMNS[1:]:
        table.add_column(
            column, ratio=_SHARES.get(column), overflow="fold", no_wrap=not wrap, min_width=_LEAST.get(column)
        )
    table.expand = wrap
    if wrap:
        table.columns[_COLUMNS.index("status")].width = _LEAST["status"]
        table.columns[_COLUMNS.index("when")].width = _LEAST["when"]
    for row in claims:
        cells = [Text(row.cells[column]) for column in _COLUMNS[3:]]
        table.add_row(Text(str(row.number)), _status(row), _speaker(row), *cells)
        if wrap:
            table.add_row()
    return Group(table, *(Text(f"claim {row.number}: {other}") for row in claims for other in row.others))


def _card(row: Row) -> Padding:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim", width=7)
    grid.add_column(overflow="fold")
    by = ", by " if "," in row.cells["status"] else " by "
    grid.add_row(Text(str(row.number), "not dim bold"), Text.assemble(_status(row), by, _speaker(row)))
    grid.add_row("what", Text(row.cells["what"], "bold"))
    for column in ("who", "whom", "where", "when", "words"):
        if row.cells[column] != words.NOT_STATED:
            grid.add_row(column, Text(row.cells[column]))
    for other in row.others:
        grid.add_row("others", Text(other))
    return Padding(grid, (0, 0, 1, 0))


def _foot(reading: Reading, claims: list[Row], ascii_only: bool) -> list[Text]:
    lines = [Text(words.tally(reading), "bold")]
    return lines + [Text(line, "dim") for line in _legend(ascii_only)] if claims else lines


def _legend(ascii_only: bool) -> list[str]:
    shown = [f"{_glyph(sign, ascii_only)} {meaning}" for sign, meaning in signs.legend()]
    return ["   ".join(shown[at : at + 2]) for at in range(0, len(shown), 2)]


def _status(row: Row) -> Text:
    return Text(row.cells["status"], _STYLES[row.sign.family])


def _speaker(row: Row) -> Text:
    """Name the speaker as boldly as the event; what is known of it stands behind."""
    text = Text(row.cells["speaker"])
    text.stylize("bold", 0, len(row.named))
    return text


def _glyph(sign: Sign, ascii_only: bool) -> str:
    return sign.ascii if ascii_only else sign.glyph
