"""Exports from Python: the files that ``whence export`` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from whence.model.errors import InputError

if TYPE_CHECKING:
    from whence.export.formats import Format
    from whence.export.writing import Tally
    from whence.model.linking import Dossier
    from whence.store.interface import ReadStore


def export(
    store: ReadStore,
    name: str,
    path: Path,
    *,
    variant: str | None,
    plain: Callable[[], Iterator[Dossier]],
    linked: Callable[[], Iterator[Dossier]],
) -> Tally:
    """Write all files of an export; each takes its place whole, once all are written.

    Args:
        store: of the archive.
        name: of the form.
        path: the file to write.
        variant: of the columns.
        plain: gives the incidents.
        linked: gives them with links and judgements.

    Raises:
        InputError: there is no such form or variant, or a file cannot be written.
    """
    from whence.archive.exporting import sha1
    from whence.archive.whole_files import whole_file
    from whence.export.formats import Choices, beside
    from whence.export.writing import CLAIMS, write

    form = _form(name, variant)
    paths = {part: Path(beside(path, part)) for part in ("", *form.parts)}
    if form.claims:
        paths[CLAIMS] = Path(beside(path, CLAIMS, ".csv"))
    choices = Choices(variant=variant, sha1=sha1(store))
    try:
        with ExitStack() as stack:
            files = {part: stack.enter_context(whole_file(place)) for part, place in paths.items()}
            return write(form, linked() if form.linked else plain(), choices, files)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error


def _form(name: str, variant: str | None) -> Format:
    from whence.export.catalogue import ABOUT, format_named

    if name not in ABOUT:
        raise InputError(f"there is no form {name}; there are {', '.join(ABOUT)}")
    form = format_named(name)
    if variant is not None and variant not in form.variants:
        has = f"it has {', '.join(form.variants)}" if form.variants else "it has one only"
        raise InputError(f"{name} has no variant {variant}; {has}")
    return form
