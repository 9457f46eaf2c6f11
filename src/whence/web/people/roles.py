"""The roles that people have. Each may do what those before it may."""

from __future__ import annotations

ROLES = ("viewer", "coder", "editor", "admin")
