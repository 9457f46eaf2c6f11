"""Tokens of sessions and links: 256 bits, of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """Make one; it fits into a cookie and an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Hash a token. It is random, so a fast hash is enough: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
