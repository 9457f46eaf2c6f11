"""Landlock (Linux 5.13 and later): the kernel itself refuses, to native code too, what no reader of bytes needs.

Interface and numbers: ``linux/landlock.h`` and the kernel's userspace-api/landlock.
"""

from __future__ import annotations

import ctypes
import sys

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_VERSION_FLAG = 1
_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE_FILE = 1 << 0, 1 << 1
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE, _DEVICE = 1 << 13, 1 << 14, 1 << 15
_FILES_SINCE = ((1, _EXECUTE | _WRITE_FILE | _REMOVE_AND_MAKE), (2, _REFER), (3, _TRUNCATE), (5, _DEVICE))
"""Rights over files, by the version of the interface that knows them. Reading stays: what may be read is not known yet
when the child is locked, and Python loads modules late."""

_TCP_SINCE, _TCP = 4, 0b11
_SCOPES_SINCE, _SCOPES = 6, 0b11
"""Binding and connecting over TCP; abstract sockets and signals to processes outside."""


def restrict() -> bool:
    """Give up writing, deleting, starting programs, TCP and signals; False where the kernel cannot hold that."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(_VERSION_FLAG))
    if version < 1:
        return False
    rights = (ctypes.c_uint64 * 3)(
        sum(right for since, right in _FILES_SINCE if version >= since),
        _TCP if version >= _TCP_SINCE else 0,
        _SCOPES if version >= _SCOPES_SINCE else 0,
    )
    known = 3 if version >= _SCOPES_SINCE else 2 if version >= _TCP_SINCE else 1
    # a set of rules without a rule allows none of what it is about
    rules = libc.syscall(_CREATE_RULESET, rights, ctypes.c_size_t(8 * known), ctypes.c_uint(0))
    if rules < 0 or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.syscall(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint(0)) == 0)
