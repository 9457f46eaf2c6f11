"""Lengths of time as people type them."""

from __future__ import annotations

import re

import typer

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LENGTH = re.compile(r"([0-9]{1,6})\s?([smhd])\Z")
_SHORTEST = 60


def seconds(text: str, option: str) -> int:
    """Read ``15m``, ``1h``, ``2d``.

    Raises:
        BadParameter: it is none, or under a minute.
    """
    match = _LENGTH.match(text.strip().lower())
    length = int(match[1]) * _UNITS[match[2]] if match else 0
    if length < _SHORTEST:
        raise typer.BadParameter(
            f"{text!r} is no length of time from a minute up; write 15m, 1h or 2d", param_hint=option
        )
    return length


def in_words(length: int) -> str:
    """Write seconds in the largest unit that they are a multiple of."""
    unit = next((unit for unit in "dhm" if length % _UNITS[unit] == 0), "s")
    return f"{length // _UNITS[unit]}{unit}"
