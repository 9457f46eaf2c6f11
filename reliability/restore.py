"""An archive out of its backup is the archive that was backed up; a damaged backup gives none."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections import Counter
from pathlib import Path

from reliability.filled import AT, fill
from reliability.result import Check, Setting, Trial
from whence.archive.backup import write_backup
from whence.archive.folder import Archive
from whence.archive.restoring import restore
from whence.archive.verifying import verify
from whence.model.errors import BackupError


def run(setting: Setting) -> Trial:
    """Back up, restore, compare; then damage the backup in every way and try again."""
    archive = Archive.create(setting.work / "archive")
    fill(archive, texts=setting.sized(200) + 16)
    backup = setting.work / "backup.zip"
    store = archive.store()
    write_backup(store, backup, now=AT)
    store.close()
    restored = setting.work / "restored"
    restore(backup, restored)
    rows, files = _rows(archive), _files(archive)
    again = Archive.open(restored)
    findings = _findings(again)
    damaged = setting.sized(300)
    return Trial(
        "restore",
        f"a backup of {len(rows):,} rows and {len(files)} files restored, and {damaged} damaged ones refused",
        (
            Check(
                "every row has the same hash", f"{_same(rows, _rows(again)):,} of {len(rows):,}", rows == _rows(again)
            ),
            Check(
                "every file has the same hash", f"{_same(files, _files(again))} of {len(files)}", files == _files(again)
            ),
            Check("what was restored verifies", f"{findings} findings", findings == 0),
            *_damaged(setting, backup, rows, damaged),
        ),
    )


def _damaged(setting: Setting, backup: Path, rows: Counter[str], count: int) -> tuple[Check, ...]:
    whole, chance = backup.read_bytes(), random.Random(setting.seed)
    broken, target = setting.work / "broken.zip", setting.work / "target"
    refused = same = left = 0
    for number in range(count):
        broken.write_bytes(_damage(whole, number, chance))
        try:
            restore(broken, target)
        except BackupError as error:
            refused += str(broken) in str(error)
            left += target.exists()
        else:  # what was hit says nothing: a date or a mode in the ZIP's own lists
            same += _rows(Archive.open(target)) == rows
            shutil.rmtree(target)
    remains = [path.name for path in setting.work.iterdir() if path.name.startswith(".")]
    return (
        Check(
            "no damaged backup is restored as something else",
            f"{refused} refused, {same} harmless, {count - refused - same} wrong",
            refused + same == count,
        ),
        Check("nothing is left of what was refused", f"{left + len(remains)} left", not left and not remains),
    )


def _damage(whole: bytes, number: int, chance: random.Random) -> bytes:
    at = chance.randrange(len(whole))
    match number % 5:
        case 0 | 1:
            return whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
        case 2:
            return whole[:at]
        case 3:
            size = chance.randint(1, 4096)
            return whole[:at] + chance.randbytes(size) + whole[at + size :]
        case _:
            other = chance.randrange(len(whole))
            return whole[:at] + whole[other : other + 2000] + whole[at + 2000 :]


def _rows(archive: Archive) -> Counter[str]:
    """Hash every row, of every table."""
    reader = archive.reader()
    try:
        return Counter(hashlib.sha256(repr(row).encode("utf-8", "replace")).hexdigest() for row in reader.dump())
    finally:
        reader.close()


def _files(archive: Archive) -> Counter[str]:
    paths = (path for path in archive.raw.glob("??/*") if path.is_file())
    return Counter(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths)


def _findings(archive: Archive) -> int:
    reader = archive.reader()
    try:
        return len(verify(reader).findings)
    finally:
        reader.close()


def _same(one: Counter[str], other: Counter[str]) -> int:
    return (one & other).total()
