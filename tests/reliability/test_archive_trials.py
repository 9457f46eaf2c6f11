"""A small share of the trials on an archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from reliability.result import Run, Setting

from reliability import reingest, restore, tamper


@pytest.mark.slow
@pytest.mark.parametrize(("run", "share"), [(reingest.run, 0.012), (restore.run, 0.05), (tamper.run, 0.05)])
def test_a_small_share_holds(tmp_path: Path, run: Run, share: float) -> None:
    trial = run(Setting(tmp_path, share=share))
    assert [check for check in trial.checks if not check.holds] == []
    assert trial.holds
