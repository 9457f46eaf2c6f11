"""Reading what linking made of readings: what waits, claims, accounts, keys and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select

from whence.model.account import Account
from whence.model.archive import StoredReading
from whence.model.linking import ClaimAddress, Link
from whence.store.account_bodies import unpacked_account
from whence.store.backend import pieces
from whence.store.base import Reads
from whence.store.linking_rows import link_from
from whence.store.linking_tables import account_keys, accounts, claims, linked, links, waiting
from whence.store.notes import note_value
from whence.store.readings import SHOWN, stored
from whence.store.tables import readings

JUDGED = "linking.judged"
"""The note that holds the number of the last judgement that linking has taken into account."""

_KEYS = 5000
"""Keys of one statement, below what either database allows."""
# the values are bound when they are run: SQLAlchemy looks at each value of a list that stands in a statement
_SHARING = (
    select(account_keys.c.key, accounts.c.id)
    .join(accounts, accounts.c.n == account_keys.c.n)
    .where(account_keys.c.key.in_(bindparam("keys", expanding=True)))
)


class ReadsAccounts(Reads):
    """The part of the store that shows what is linked."""

    def to_link(self, limit: int) -> tuple[StoredReading, ...]:
        """List readings that count and are not linked."""
        chosen = select(*SHOWN).join(waiting, waiting.c.reading_id == readings.c.id).order_by(waiting.c.n).limit(limit)
        with self._backend.reading() as connection:
            return tuple(map(stored, connection.execute(chosen)))

    def to_unlink(self, limit: int) -> tuple[str, ...]:
        """List readings that are linked and count no more."""
        over = waiting.c.over
        with self._backend.reading() as connection:
            return tuple(connection.scalars(select(over).where(over.is_not(None)).order_by(over).limit(limit)))

    def superseded(self, reading_ids: Iterable[str]) -> Mapping[str, str]:
        """Say which linked readings some that wait take the place of."""
        over = select(waiting.c.reading_id, waiting.c.over).where(waiting.c.over.is_not(None))
        with self._backend.reading() as connection:
            rows = [
                row
                for piece in pieces(sorted(set(reading_ids)))
                for row in connection.execute(over.where(waiting.c.reading_id.in_(piece)))
            ]
        return {row.reading_id: row.over for row in sorted(rows)}

    def waits(self, reading_ids: Iterable[str]) -> frozenset[str]:
        """Say which of some readings count and are not linked."""
        found: set[str] = set()
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(reading_ids))):
                found.update(connection.scalars(select(waiting.c.reading_id).where(waiting.c.reading_id.in_(piece))))
        return frozenset(found)

    def linkers(self) -> Mapping[str, int]:
        """Count the linked readings by what linked them."""
        chosen = select(linked.c.linker, func.count()).group_by(linked.c.linker).order_by(linked.c.linker)
        with self._backend.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(chosen)}

    def judged(self) -> int:
        """Get the number of the last judgement that linking has taken into account."""
        with self._backend.reading() as connection:
            return int(note_value(connection, JUDGED) or 0)

    def accounts(self, ids: Iterable[str]) -> Mapping[str, Account]:
        """Get accounts by their ids."""
        return {account.id: account for _, account in self._accounts(accounts.c.id, ids)}

    def digests(self, account_ids: Iterable[str]) -> Mapping[str, str]:
        """Get the digests of accounts."""
        found: dict[str, str] = {}
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(account_ids))):
                chosen = select(accounts.c.id, accounts.c.digest).where(accounts.c.id.in_(piece))
                found.update((row.id, row.digest) for row in connection.execute(chosen))
        return found

    def accounts_of(self, reading_ids: Iterable[str]) -> Mapping[str, tuple[Account, ...]]:
        """Get the accounts of linked readings."""
        found: dict[str, list[Account]] = defaultdict(list)
        for reading_id, account in self._accounts(accounts.c.reading_id, reading_ids):
            found[reading_id].append(account)
        return {reading_id: tuple(of_it) for reading_id, of_it in found.items()}

    def _accounts(self, column: Any, values: Iterable[str]) -> list[tuple[str, Account]]:
        shown = select(accounts.c.reading_id, accounts.c.body, accounts.c.vector).order_by(accounts.c.n)
        with self._backend.reading() as connection:
            rows = [
                row
                for piece in pieces(sorted(set(values)))
                for row in connection.execute(shown.where(column.in_(piece)))
            ]
        return [(row.reading_id, unpacked_account(row.body, row.vector)) for row in rows]

    def sharing_keys(self, keys: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
        """Find by key the accounts that have it."""
        wanted, found = sorted(set(keys)), defaultdict[int, list[str]](list)
        with self._backend.reading() as connection:
            for at in range(0, len(wanted), _KEYS):
                for key, id in connection.execute(_SHARING, {"keys": wanted[at : at + _KEYS]}):
                    found[key].append(id)
        return {key: tuple(sorted(ids)) for key, ids in sorted(found.items())}

    def links(self, account_ids: Iterable[str]) -> tuple[Link, ...]:
        """List all links that touch any of some accounts."""
        found: dict[tuple[str, str], Row[Any]] = {}
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(account_ids))):
                chosen = select(links).where(or_(links.c.one.in_(piece), links.c.other.in_(piece)))
                found.update(((row.one, row.other), row) for row in connection.execute(chosen))
        return tuple(link_from(row) for _, row in sorted(found.items()))

    def claim_addresses(self, claim_ids: Iterable[str]) -> Mapping[str, ClaimAddress]:
        """Say where linked claims stand."""
        found: dict[str, ClaimAddress] = {}
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(claim_ids))):
                for row in connection.execute(select(claims).where(claims.c.id.in_(piece))):
                    found[row.id] = ClaimAddress(row.id, row.reading_id, row.local_id, row.account_id)
        return found
