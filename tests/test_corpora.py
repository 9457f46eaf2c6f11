"""Every report of the shared corpora is read without a failure, and every reading keeps its promises."""

import gzip
import json
import os
from pathlib import Path

import pytest

from tests.test_pipeline import TODAY, check
from whence.ingest.raw import raw_of

CORPORA = Path(os.environ.get("WHENCE_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.parametrize("name", ["guardian_syria_2019/all", "re3d/train", "muc4/dev"])
def test_every_report_is_read(name, pipeline):
    path = CORPORA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path} is not there; set WHENCE_CORPORA to the folder of the corpora")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            check(pipeline.read(raw_of(row["text"].encode(), name=row["id"]), today=TODAY))
