"""How the time to relate a report grows with the archive: ``python -m reliability.copies --reports 1000 10000 30000``.

Reports are made up: words by Zipf's law, stock phrases, and one in five a copy of an earlier one, cut or reworded.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from whence.archive.copying import relate
from whence.bench.copies.edits import cut, reworded
from whence.bench.copies.lookalikes import PHRASES
from whence.link.copies.fingerprint import fingerprint_of
from whence.model.archive import Intake, ReportKey
from whence.model.document import Document
from whence.model.item import Capture, Via
from whence.model.reading import Article
from whence.model.report import Report, content_id
from whence.store.interface import Store
from whence.store.opening import open_store

_BATCH = 100
_START = datetime(2020, 1, 1, tzinfo=UTC)
_VOCABULARY = [
    f"{a}{b}{c}"
    for a in "bdfgklmnprst"
    for b in ("a", "e", "i", "o", "u", "ai")
    for c in ("", "n", "r", "s", "t", "la", "ren", "mis", "tor", "den", "vik", "sal", "no", "che", "ban", "dul")
]


def stories(count: int, seed: int = 0) -> Iterator[list[str]]:
    """Make up reports, as sentences."""
    chance = Random(seed)
    vocabulary = [f"{one}{two}" for one in _VOCABULARY for two in _VOCABULARY[:40]]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    earlier: list[list[str]] = []
    for _ in range(count):
        if earlier and chance.random() < 0.2:
            source = chance.choice(earlier)
            yield cut(source, chance) if chance.random() < 0.5 else reworded(source, chance, vocabulary)
            continue
        words = chance.choices(vocabulary, weights, k=chance.randint(200, 700))
        story = [f"{' '.join(words[at : at + 20])}.".capitalize() for at in range(0, len(words), 20)]
        story.insert(chance.randrange(len(story)), chance.choice(PHRASES))
        earlier = [*earlier[-2000:], story]
        yield story


def _intakes(count: int) -> Iterator[Intake]:
    for number, story in enumerate(stories(count)):
        text = " ".join(story)
        article = Article(Report(content_id(text.encode())), Document(text))
        capture = Capture(_START + timedelta(seconds=number), Via.FILE, f"made up {number}")
        key = ReportKey(f"id:made:{number}")
        yield Intake(key, text.encode(), "text/plain", capture, article, fingerprint_of(article.document))


def measure(store: Store, marks: list[int]) -> Iterator[tuple[int, float, float, int]]:
    """Fill a store; at each mark yield its size, and the processor's milliseconds a report to add and to relate.

    They are of the last 1,000 reports; so is the number of pairs compared.
    """
    adding = relating = 0.0
    done, compared, batch = 0, 0, list[Intake]()
    for intake in _intakes(max(marks)):
        batch.append(intake)
        if len(batch) < _BATCH:
            continue
        begun = time.process_time()
        store.add(batch)
        added = time.process_time()
        compared += relate(store, [each.version_id for each in batch]).compared
        adding, relating = adding + added - begun, relating + time.process_time() - added
        done, batch = done + len(batch), []
        if done in marks:
            yield done, adding / 1000 * 1000, relating / 1000 * 1000, compared
        if done % 1000 == 0:
            adding = relating = 0.0
            compared = 0


def main() -> None:
    """Print a line for each size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000, 30_000], help="multiples of 1,000")
    marks = options.parse_args().reports
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "raw").mkdir()
        store = open_store(f"sqlite:///{path / 'archive.db'}", path / "raw", actor="trial", create=True)
        try:
            print("reports  add ms  relate ms  pairs compared  peak MB  database MB")
            for size, add, related, compared in measure(store, marks):
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
                database = sum(file.stat().st_size for file in path.glob("archive.db*")) / 1e6
                print(f"{size:7}  {add:6.2f}  {related:9.2f}  {compared:14}  {peak:7.0f}  {database:11.0f}", flush=True)
        finally:
            store.close()


if __name__ == "__main__":
    main()
