from pathlib import Path

import pytest
from reliability.result import Setting

from reliability import ssrf
from whence.ingest.fetching import backend, urls


def test_no_form_of_an_address_that_leads_inside_is_connected_to(tmp_path: Path) -> None:
    trial = ssrf.run(Setting(tmp_path, share=0.1))
    assert trial.holds, [check for check in trial.checks if not check.holds]


def test_without_the_check_the_trial_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (backend, urls):
        monkeypatch.setattr(module, "why_refused", lambda address: None)
    trial = ssrf.run(Setting(tmp_path, share=0.05))
    failed = {check.promise for check in trial.checks if not check.holds}
    assert {"no connection reaches the trap", "each is refused with a reason"} <= failed
