"""``whence search``: find reports by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading

if TYPE_CHECKING:
    from rich.text import Text

    from whence.model.archive import SearchHit

EXAMPLES = """\b
Examples:
  whence search palmyra                          reports with the word, the best first
  whence search '"took the city" -siege'         a phrase, and a word that must not be there
  whence search 'bomb* OR shell*'                words that begin so, the one or the other
  whence search mosul --since 2017-01 --until 2017-06 --publisher "Sample Herald"
  whence search ceasefire --json --limit 100     one JSON object a line
"""

Words = Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Only of this outlet.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later: YYYY[-MM[-DD]].")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published on this day or earlier.")]
AllVersions = Annotated[bool, typer.Option("--all-versions", help="Earlier versions of reports too.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=10_000, metavar="N", help="At most so many.")]

_MARK = "[\ue000\ue001]"
"""What the store puts before and after a word that was found."""


def search(
    words: Words,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    all_versions: AllVersions = False,
    limit: Limit = 20,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Find reports by the words in their titles and texts. Exit code 1 if there is none."""
    from whence.cli.tables import print_json, print_text
    from whence.model.archive import SearchQuery

    query = SearchQuery(
        " ".join(words), publisher, _bound(since, "--since"), _bound(until, "--until"), all_versions, limit
    )
    with reading(archive) as store:
        hits = store.search(query)
    for hit in hits:
        if json:
            print_json(_plain(hit))
        else:
            print_text(_shown(hit))
    if not hits:
        if not json:
            typer.echo("whence: nothing found; try fewer or other words", err=True)
        raise typer.Exit(1)


def _bound(text: str | None, option: str) -> str | None:
    if text is None:
        return None
    from whence.model.dates import PartialDate
    from whence.model.errors import ModelError

    try:
        return str(PartialDate.parse(text))
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def _plain(hit: SearchHit) -> dict[str, Any]:
    from whence.cli.facts import version_facts

    text, marks = "", []
    for at, piece in enumerate(re.split(_MARK, hit.snippet)):
        if at % 2:
            marks.append([len(text), len(text) + len(piece)])
        text += piece
    return {**version_facts(hit.version), "score": hit.score, "snippet": text, "marks": marks}


def _shown(hit: SearchHit) -> Text:
    from rich.text import Text

    from whence.cli.tables import short
    from whence.export.safe import one_line

    version = hit.version
    parts = (
        short(version.id),
        version.publisher,
        version.published,
        version.number > 1 and f"version {version.number}",
    )
    text = Text.assemble(
        (one_line(version.title or "(no title)"), "bold"),
        "\n",
        (one_line("  ".join(str(part) for part in parts if part)), "dim"),
        "\n",
    )
    for at, piece in enumerate(re.split(_MARK, one_line(hit.snippet))):
        text.append(piece, style="bold yellow" if at % 2 else "")
    return text.append("\n")
