"""Relating on a real database gives the rows that an archive in memory gives."""

from __future__ import annotations

from tests.contracts.samples import intake
from whence.archive.copying import rebuild, relate
from whence.link.copies.fingerprint import fingerprint
from whence.model.archive import CopyKind, Intake
from whence.store.interface import Store

STORY = " ".join(f"word{number}" for number in range(120))


def report(text: str, key: str, day: int) -> Intake:
    published = f"2019-03-{day:02d}"
    return intake(text, f"id:{key}", published=published, title=key, fingerprint=fingerprint(text))


def test_families_are_found_kept_and_verified(store: Store) -> None:
    apart = " ".join(f"other{number}" for number in range(120))
    given = [
        report(STORY, "first", 1),
        report(STORY.upper(), "again", 2),
        report(" ".join(STORY.split()[:70]), "cut", 3),
        report(apart, "apart", 4),
        report(f"{apart} {' '.join(STORY.split()[20:80])}", "quoting", 5),
    ]
    first, again, cut, other, quoting = (added.version_id for added in store.add(given))
    done = relate(store, [first, again, cut, other, quoting])
    assert (done.versions, done.changed) == (5, 5)
    assert [row.kind for row in store.copies(again)] == [CopyKind.EXACT]
    assert {row.version_id: row.kind for row in store.family(first)} == {
        first: CopyKind.ORIGIN,
        again: CopyKind.EXACT,
        cut: CopyKind.CUT,
        quoting: CopyKind.QUOTES,
    }
    assert set(store.families()) == {first, other}
    assert relate(store, [first, again, cut, other, quoting]).changed == 0
    before = store.family(first)
    rebuild(store)
    assert store.family(first) == before
    assert list(store.verify()) == []
