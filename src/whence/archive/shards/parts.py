"""Numbered Parquet files, written whole or not at all; the same rows give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from whence.archive.whole_files import whole_file


def part_name(number: int) -> str:
    """Name a part so that the order of names is that of numbers."""
    return f"part-{number:06d}.parquet"


def parts(folder: Path) -> list[str]:
    """List the parts of a folder, in order."""
    return sorted(path.name for path in folder.glob("part-*.parquet"))


def write_part(path: Path, table: pa.Table) -> None:
    """Write a table; what is there already is replaced at once.

    Raises:
        OSError: it cannot be written.
    """
    with whole_file(path) as file:
        pq.write_table(table, file, compression="zstd", version="2.6")
