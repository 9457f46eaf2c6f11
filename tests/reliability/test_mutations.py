from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reliability.damage import MUTATIONS, Mutation, damaged
from reliability.result import Setting

from reliability import mutations, seeds
from whence.clean import article
from whence.ingest.container import Within
from whence.ingest.containers import Container, read_stream
from whence.ingest.convert import raw_from
from whence.ingest.kinds import SourceKind
from whence.ingest.mapping import Columns
from whence.model.item import Address, Capture, Item, Via

AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "make", [seeds.page, lambda: seeds.pdf([seeds.STORY]), lambda: seeds.docx(seeds.STORY), seeds.mail]
)
def test_what_is_damaged_was_a_good_report_before(make: object) -> None:
    item = Item(make(), None, Capture(AT, Via.FILE, "seed"))  # type: ignore[operator]
    assert seeds.STORY[3] in article(raw_from(item), today=AT.date()).document.text


@pytest.mark.parametrize(
    ("content", "kind", "count"),
    [
        (seeds.rss(), SourceKind.FEED, 2),
        (seeds.atom(), SourceKind.FEED, 1),
        (seeds.json_feed(), SourceKind.FEED, 1),
        (seeds.sitemap(), SourceKind.SITEMAP, 2),
        (seeds.warc(), SourceKind.WARC, 2),
        (seeds.warc(packed=True), SourceKind.WARC, 2),
        (seeds.jsonl(), SourceKind.JSONL, 4),
        (seeds.csv(), SourceKind.CSV, 4),
    ],
)
def test_what_is_damaged_was_a_good_container_before(
    content: bytes, kind: SourceKind, count: int, tmp_path: Path
) -> None:
    path = tmp_path / "seed"
    path.write_bytes(content)
    container = Container(path, kind, Within("seed", AT, date(2026, 11, 23)), Columns())
    with path.open("rb") as stream:
        found = list(read_stream(stream, container))
    assert sum(isinstance(position, Item | Address) for position in found) == count


@given(st.binary(max_size=200), st.integers())
def test_damage_is_the_same_for_the_same_seed(content: bytes, seed: int) -> None:
    assert damaged(content, Random(seed)) == damaged(content, Random(seed))


@given(st.sampled_from(MUTATIONS), st.binary(max_size=50), st.integers())
def test_every_mutation_takes_any_bytes(mutation: Mutation, content: bytes, seed: int) -> None:
    assert isinstance(mutation(content, Random(seed)), bytes)


def test_the_full_trial_has_twenty_thousand_inputs() -> None:
    assert sum(kind.share for kind in mutations.KINDS) == 20_000


def test_a_small_share_holds_every_promise(tmp_path: Path) -> None:
    trial = mutations.run(Setting(tmp_path, share=0.003))
    assert trial.holds, trial
