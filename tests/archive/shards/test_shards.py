from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from reliability import toys
from whence.archive.shards.coding import ShardOptions
from whence.archive.shards.outputs import TABLES
from whence.archive.shards.runs import Run, RunSetting
from whence.model.errors import InputError
from whence.model.item import Refused

ROOT = Path(__file__).parents[3]


def drive(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program with the toy reader in a process of its own, as Ray wants it."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "reliability.drive", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


def tables(folder: Path) -> dict[str, bytes]:
    """Read every file that a run has written for its users."""
    return {f"{name}/{path.name}": path.read_bytes() for name in TABLES for path in sorted((folder / name).iterdir())}


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten reports in a file, one of which breaks its reader and one of which has no text."""
    path = tmp_path_factory.mktemp("in") / "dump.jsonl"
    rows = [
        {"id": str(n), "publisher": "Sample Wire", "text": f"Report {n} of a village near the front."} for n in range(8)
    ]
    rows[3]["text"] = "Report 3 RAISEMARK of what nobody can read."
    path.write_text(
        "".join(json.dumps(row) + "\n" for row in [*rows, {"id": "8", "text": " "}, {"id": "9", "text": "Nine."}])
    )
    return path


@pytest.fixture(scope="module")
def local(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run of one reader on this machine."""
    folder = tmp_path_factory.mktemp("out") / "local"
    drive("code", dump, "--out", folder, "--shard", 3, "--workers", 1, code=2)
    return folder


def test_every_report_is_read_or_refused_with_a_reason(local: Path) -> None:
    places = pq.read_table(local / "reports")["place"].to_pylist()
    refused = pq.read_table(local / "refused").to_pylist()
    assert len(places) + len(refused) == 10
    assert [row["place"].rpartition("#")[2] for row in refused] == ["4", "9"]
    assert all(row["reason"] for row in refused)


def test_workers_and_engines_give_the_same_bytes(dump: Path, local: Path, tmp_path: Path) -> None:
    drive("code", dump, "--out", tmp_path / "two", "--shard", 3, "--workers", 2, code=2)
    assert tables(tmp_path / "two") == tables(local)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_ray_gives_the_same_bytes(dump: Path, local: Path, tmp_path: Path, workers: int) -> None:
    pytest.importorskip("ray")
    options = ("--out", tmp_path / "ray", "--shard", 3, "--engine", "ray", "--workers", workers)
    told = drive("code", dump, *options, "--json", code=2)
    assert len(told.stdout.splitlines()) == 4
    assert tables(tmp_path / "ray") == tables(local)


def test_a_run_goes_on_where_it_ended(dump: Path, local: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    drive("code", dump, "--out", folder, "--shard", 3, code=2)
    (folder / "readings" / "part-000002.parquet").unlink()
    stamps = {path: path.stat().st_mtime_ns for path in (folder / "readings").iterdir()}
    told = drive("code", dump, "--out", folder, "--shard", 3, "--json", code=2)
    assert [json.loads(line)["shard"] for line in told.stdout.splitlines()] == ["part-000002.parquet"]
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert tables(folder) == tables(local)
    assert drive("code", dump, "--out", folder, "--shard", 3, "--json").stdout == ""


def test_a_folder_holds_one_run(dump: Path, local: Path, tmp_path: Path) -> None:
    assert "another size" in drive("code", dump, "--out", local, "--shard", 4, code=2).stderr
    (tmp_path / "mine.txt").write_text("mine")
    assert "holds no run" in drive("code", dump, "--out", tmp_path, code=2).stderr
    (tmp_path / "whence-run.json").write_text("{}")
    with pytest.raises(InputError, match="no setting of a run"):
        Run.begin(tmp_path, RunSetting("m", "2020-01-01", 3, ()))


def test_an_archives_reports_have_the_ids_that_it_gave_them(dump: Path, tmp_path: Path) -> None:
    drive("init", tmp_path / "archive")
    drive("add", dump, "--archive", tmp_path / "archive", code=2)
    drive("code", "--out", tmp_path / "coded", "--archive", tmp_path / "archive", code=2)
    drive("code", dump, "--out", tmp_path / "direct", code=2)
    archived, direct = (
        {(row["report_id"], row["version_id"], row["claims"]) for row in pq.read_table(folder / "reports").to_pylist()}
        for folder in (tmp_path / "coded", tmp_path / "direct")
    )
    assert archived == direct


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["x.jsonl"], "--out FOLDER"),
        (["--engine", "ray"], "--out FOLDER"),
        (["--engine", "slurm"], "no engine"),
        (["--out", "o", "--cluster", "ray://x"], "--engine ray"),
        (["x.jsonl", "--out", "o", "--again"], "leave them out"),
    ],
)
def test_options_that_do_not_go_together_are_told(options: list[str], told: str) -> None:
    assert told in drive("code", *options, code=2).stderr.replace("\n", " ")


def test_options_come_back_from_their_text() -> None:
    from datetime import date

    options = ShardOptions(date(2024, 2, 29), workers=3, factory=toys.FACTORY)
    assert ShardOptions.parse(options.text()) == options


def test_what_is_refused_has_no_content_in_a_shard(tmp_path: Path) -> None:
    from whence.archive.shards.inputs import read_inputs, write_inputs

    assert write_inputs([Refused("a#1", "why", b"bytes")], tmp_path, 5, lambda n: None) == 1
    assert read_inputs(tmp_path / "part-000000.parquet") == [Refused("a#1", "why")]
