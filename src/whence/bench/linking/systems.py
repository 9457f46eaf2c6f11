"""The systems that are compared, each from the same accounts of the same reports: Whence, and what is usually done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from whence.bench.linking import baselines
from whence.bench.linking.shelved import Labels, Shelved, incidents
from whence.bench.linking.told import ToldClaim, claims_of
from whence.bench.scores.linking import OWN
from whence.model.account import Account
from whence.model.reading import Reading

SYSTEMS: Mapping[str, Callable[[Sequence[Account]], Labels]] = {
    "type_day_country": baselines.type_day_country,
    "lemma": baselines.lemma,
    "cosine": baselines.cosine,
    "lemma_day": baselines.lemma_day,
    "lemma_victim_country": baselines.lemma_victim_country,
    "cosine_type_day": baselines.cosine_type_day,
}
"""Baselines by name: the three usual ones, and the best of what can be made by joining them."""


def linked_claims(reports: Sequence[tuple[Reading, Shelved]]) -> list[list[ToldClaim]]:
    """Link reports by each system; return the claims of each report, with the incident that each put them into."""
    shelved = [report for _, report in reports]
    accounts = [account for report in shelved for account in report.accounts]
    labels = {OWN: incidents(shelved), **{name: system(accounts) for name, system in SYSTEMS.items()}}
    return [claims_of(reading, _incidents(report, labels)) for reading, report in reports]


def _incidents(report: Shelved, labels: Mapping[str, Labels]) -> dict[str, dict[str, str]]:
    """Return the incidents of each claim of a report, by its id in the reading."""
    return {
        claim: {name: found[account] for name, found in labels.items()}
        for claim, account in report.account_of().items()
    }
