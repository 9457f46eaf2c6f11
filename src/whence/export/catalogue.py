"""Every form that incidents can be exported in, in the order in which help lists them."""

from __future__ import annotations

from whence.export.formats import Format

FORMATS: tuple[Format, ...] = ()
"""A format is one line here and a module of its own, whose ``FORMAT`` this lists."""
