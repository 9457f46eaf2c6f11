"""From kept readings to what is linked of them: accounts with the keys under which like ones are looked for."""

from __future__ import annotations

from collections.abc import Callable

from whence.archive.linking_claims import Claims
from whence.link.incidents.accounts import accounts
from whence.link.incidents.keys import keys
from whence.link.incidents.rulings import Rulings
from whence.model.linking import ArchivedClaim, ClaimAddress, LinkedReading
from whence.model.reading import Reading
from whence.review.doubt import doubt

Vector = Callable[[str], bytes]


class Preparing:
    """Prepares readings. The encoder is loaded with the first one."""

    def __init__(self, claims: Claims, rulings: Rulings, encoder: Callable[[], Vector]) -> None:
        self._claims, self._rulings = claims, rulings
        self._encoder = encoder
        self._vector: Vector | None = None

    def linked(self, reading_id: str) -> LinkedReading:
        """Make accounts of a reading; those that judgements set apart are broken up.

        Raises:
            StoreError: the reading is lost or damaged, or the store cannot be used.
            EncoderError: the weights are missing or corrupt.
        """
        if self._vector is None:
            self._vector = self._encoder()
        reading = self._claims.reading(reading_id)
        claims = self._claims.of_reading(reading_id)
        apart = self._rulings.apart_among([claim.id for claim in claims])
        made = accounts(reading, claims, apart=apart, vector=self._vector)
        account_of = {claim: account.id for account in made for claim in account.claims}
        return LinkedReading(
            reading_id,
            claims[0].version_id if claims else self._claims.version_of(reading_id),
            made,
            tuple((account.id, keys(account)) for account in made),
            tuple(_address(each, reading, account_of.get(each.id)) for each in claims),
        )


def _address(claim: ArchivedClaim, reading: Reading, account_id: str | None) -> ClaimAddress:
    found = doubt(claim.claim, reading)
    return ClaimAddress(claim.id, claim.reading_id, claim.claim.id, account_id, found.score, found.fields)
