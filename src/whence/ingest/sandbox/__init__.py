"""A child process that reads untrusted bytes in place of the program: limited, locked, killed when it is over.

``limits`` says how much it may use, ``messages`` what passes through the pipes, ``child`` and ``lockdown`` are its
side, ``parent``, ``pipes`` and ``outcomes`` the program's. What it does not protect from is in docs/hostile-input.md.
"""

from whence.ingest.sandbox.limits import Limits
from whence.ingest.sandbox.messages import Message
from whence.ingest.sandbox.parent import Sandbox

__all__ = ["Limits", "Message", "Sandbox"]
