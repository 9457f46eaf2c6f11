"""The API against its own document: whatever is asked, no server error, and every answer is as the document says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS, load_all_checks

from tests.web.sample_desk import ORIGIN, SampleDesk

load_all_checks()
_CANNOT_HOLD = {
    "ignored_auth": "who asks is told by a cookie that a guard in front looks at, not by a scheme of the document; "
    "tests/web/test_roles.py asks every route without one",
    "object_level_authorization": "the same: there is no scheme to ask with as somebody else",
    "positive_data_acceptance": "no schema tells which cursors a list gave, which ids there are, which password is "
    "weak, or which value words can have; each such refusal has a test of its own",
    "use_after_free": "what was dropped has a number that the next one can have",
    "ensure_resource_availability": "the same",
}
_WANTED = [check for check in CHECKS.get_all() if check.__name__ not in _CANNOT_HOLD]
_EXAMPLES = 25
"""Of each operation: the whole takes about a minute."""


# That this file is what the application says of itself is tested beside it.
_DOCUMENT = Path(__file__).parents[2] / "docs/openapi.json"
_REFUSALS = ["400", "401", "403", "404", "405", "408", "409", "413", "414", "415", "421", "422", "429", "5xx"]
"""What refuses a request that breaks the document: the guards in front refuse what is too long before it is read."""
_CONFIG = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": _REFUSALS}}})
# A stream of events has no end to wait for; its first ones are tested in tests/web/routes. Signing out would end the
# session that all other examples need; it is tested with the people.
schema = (
    schemathesis.openapi.from_path(_DOCUMENT, config=_CONFIG)
    .exclude(path="/api/v1/progress")
    .exclude(path="/api/v1/session", method="DELETE")
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleDesk]:
    with SampleDesk.of(tmp_path_factory.mktemp("schemathesis") / "archive") as desk:
        yield desk


@schema.parametrize()
@settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_operations(case: Any, sample: SampleDesk) -> None:
    case.call_and_validate(ORIGIN, app=sample.app, headers=sample.headers, checks=_WANTED)
