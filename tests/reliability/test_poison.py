from pathlib import Path

import pytest
from reliability.result import Setting

from reliability import poison


@pytest.mark.slow
def test_one_poison_of_each_kind_harms_no_good_report(tmp_path: Path) -> None:
    trial = poison.run(Setting(tmp_path, share=0.18))
    assert trial.holds, [check for check in trial.checks if not check.holds]
    assert "1 CRASHMARK" in trial.done
    assert "1 DEPTHMARK" in trial.done
