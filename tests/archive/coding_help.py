"""A store with toy reports, and coding of it that does not wait long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

from reliability import toys
from whence.archive.coding import CodingOptions, code
from whence.archive.coding_events import Progress
from whence.archive.retrying import Retries
from whence.model.archive import Intake, Job, JobKind, JobState, ReportKey
from whence.model.item import Capture, Via
from whence.model.reading import Article
from whence.store.interface import Store
from whence.store.opening import open_store

NOW = datetime(2024, 5, 1, tzinfo=UTC)


def opened(folder: Path, *, create: bool = False) -> Store:
    return open_store(f"sqlite:///{folder}/archive.db", folder / "raw", actor="test", create=create)


def intake(text: str, key: str, article: Article | None = None) -> Intake:
    capture = Capture(NOW, Via.FILE, f"{key}.txt")
    return Intake(ReportKey(f"id:test:{key}"), text.encode(), "text/plain", capture, article or toys.article(text))


def fill(store: Store, texts: Iterable[str]) -> list[str]:
    return [added.version_id for added in store.add([intake(text, f"r{n}") for n, text in enumerate(texts)])]


def options(**more: Any) -> CodingOptions:
    given = {"workers": 2, "factory": toys.FACTORY, "retries": Retries(3, (0.05,)), "least_seconds": 30.0}
    return CodingOptions(toys.MAKER, **(given | more))


def coded(store: Store, stop: Event | None = None, **more: Any) -> list[Progress]:
    return list(code(store, options(**more), stop))


def jobs(store: Store, state: JobState) -> tuple[Job, ...]:
    return store.jobs(kind=JobKind.CODE, state=state, limit=1000)


def hashes(store: Store) -> dict[str, list[str]]:
    return {v.id: [reading.sha256 for reading in store.readings(v.id)] for v in store.versions()}
