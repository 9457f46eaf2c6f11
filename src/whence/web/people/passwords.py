"""Passwords: hashed by argon2id, checked a few at a time, and as slowly for names that nobody has."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from whence.model.errors import InputError

LEAST, MOST = 12, 1024
"""Characters of a password. NIST SP 800-63B asks for 8 at least and 64 allowed; a desk is worth more than 8."""

_AT_ONCE = 2
"""Passwords checked at the same time: each takes 64 MiB and a core for tens of milliseconds."""


def check_new(password: str, name: str) -> None:
    """Refuse a password that is no protection.

    Raises:
        InputError: it is too short, too long, or little more than the name.
    """
    if len(password) < LEAST:
        raise InputError(f"the password has {len(password)} characters; take {LEAST} or more: four words do well")
    if len(password) > MOST:
        raise InputError(f"the password has more than {MOST} characters; take a shorter one")
    bare = password.casefold().replace(name.casefold(), "")
    if len(bare) < LEAST // 2 or len(set(password)) < LEAST // 3:
        raise InputError(
            "the password is little more than the name or repeats itself; take another: four words do well"
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a password is right; ``renewed`` is a hash to keep instead, where parameters have grown."""

    right: bool
    renewed: str | None = None


class Passwords:
    """Hashes and checks passwords (argon2id, RFC 9106's parameters for machines with little memory)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._slots = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody: str | None = None

    def hash(self, password: str) -> str:
        """Hash a new password."""
        with self._slots:
            return self._hasher.hash(password)

    def check(self, kept: str | None, given: str) -> Checked:
        """Check a password against what is kept; None, for a name that nobody has, takes as long and is never right."""
        against = kept if kept is not None else self._nobodys()
        with self._slots:
            try:
                self._hasher.verify(against, given)
            except (VerificationError, InvalidHashError):
                return Checked(False)
        if kept is None:
            return Checked(False)
        return Checked(True, self.hash(given) if self._hasher.check_needs_rehash(kept) else None)

    def _nobodys(self) -> str:
        if self._nobody is None:
            self._nobody = self.hash(secrets.token_hex())
        return self._nobody

    def ready(self) -> None:
        """Make the hash that names nobody has are checked against, so that the first such name takes no longer."""
        self._nobodys()
