"""What an edit changed: one version of a report against the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.text import Text

    from whence.link.copies.differences import Stretch
    from whence.model.archive import Version
    from whence.store.interface import ReadStore

_AROUND = 60
"""Characters of what did not change that are shown on either side of what did."""


def print_diff(store: ReadStore, version: Version, *, json: bool) -> None:
    """Print how a version differs from the one before it.

    Raises:
        BadParameter: there is none before it.
    """
    from whence.cli.tables import print_json, print_text
    from whence.link.copies.differences import stretches, summary

    before = _before(store, version)
    old, new = _text(store, before), _text(store, version)
    changes = stretches(old, new)
    if json:
        parts = [_plain(each, old, new) for each in changes]
        print_json(
            {
                "old": before.id,
                "new": version.id,
                "titles": [before.title, version.title],
                "summary": summary(old, new),
                "stretches": parts,
            }
        )
        return
    print_text(_head(before, version))
    if before.title != version.title:
        print_text(_pair(f"title: {before.title or ''}", f"title: {version.title or ''}"))
    print_text(f"text: {summary(old, new)}")
    for text in _shown(changes, old, new):
        print()
        print_text(text)


def _before(store: ReadStore, version: Version) -> Version:
    report = store.report(version.report_id)
    earlier = [each for each in report.versions if each.number == version.number - 1] if report else []
    if not earlier:
        raise typer.BadParameter(f"{version.id} is the first version of its report; there is none before it")
    return earlier[0]


def _text(store: ReadStore, version: Version) -> str:
    article = store.article(version.id)
    if article is None:
        raise typer.BadParameter(f"the text of {version.id} is lost; see whence verify")
    return article.document.text


def _head(before: Version, version: Version) -> Text:
    from rich.text import Text

    at = [f"{each.capture.at:%Y-%m-%d %H:%M}" for each in (before, version)]
    return Text(f"version {before.number} ({at[0]}) → version {version.number} ({at[1]})", "bold")


def _plain(stretch: Stretch, old: str, new: str) -> dict[str, Any]:
    return {
        "change": stretch.change.value,
        "old": {"begin": stretch.old[0], "end": stretch.old[1], "text": old[slice(*stretch.old)]},
        "new": {"begin": stretch.new[0], "end": stretch.new[1], "text": new[slice(*stretch.new)]},
    }


def _shown(changes: tuple[Stretch, ...], old: str, new: str) -> Iterator[Text]:
    """Give each run of changes with what stands around it; changes close to each other are one run."""
    from whence.link.copies.differences import Change

    run: Text | None = None
    for each in changes:
        same = new[slice(*each.new)]
        if each.change is not Change.SAME:
            run = (run or _begun(new, each.new[0])).append_text(_pair(old[slice(*each.old)], same, inline=True))
        elif run is not None and len(same) <= 2 * _AROUND:
            run.append(_line(same))
        elif run is not None:
            yield run.append(f"{_line(same[:_AROUND]).rstrip()}…")
            run = None
    if run is not None:
        yield run


def _begun(new: str, at: int) -> Text:
    from rich.text import Text

    return Text(("…" if at > _AROUND else "") + _line(new[max(0, at - _AROUND) : at]))


def _pair(gone: str, come: str, *, inline: bool = False) -> Text:
    from rich.text import Text

    text = Text()
    if gone.strip():
        text.append(f"[-{_line(gone).strip()}-]", "red")
    if come.strip():
        text.append(" " if inline and gone.strip() else "\n" if gone.strip() else "")
        text.append(f"{{+{_line(come).strip()}+}}", "green")
    return text.append(" " if inline else "")


def _line(text: str) -> str:
    """Put a stretch on one line, harmless to a terminal; blanks at its ends, which part it from others, stay."""
    from whence.export.safe import one_line

    inner = one_line(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"
