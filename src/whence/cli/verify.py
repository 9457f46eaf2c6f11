"""``whence verify``: is the archive what it was."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading

EXAMPLES = """\b
Examples:
  whence verify                   check every row, file and link; exit code 1 if anything is wrong
  whence verify --head 9f2c41…    and that the audit log still holds the entry with this hash, noted earlier
  whence verify --json            findings as JSON, one a line, and the counts last
Whoever can write to the archive can also write a whole new audit log. Keep its head, which status and verify print,
somewhere else from time to time: with --head it shows whether what came before it is still the same.
"""

Head = Annotated[
    str | None, typer.Option("--head", metavar="HASH", help="A hash of the audit log, kept elsewhere, to look for.")
]


def verify(head: Head = None, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Check the whole archive against the hashes that were taken of it, and name whatever is lost or was changed."""
    from whence.archive.verifying import verify as check
    from whence.cli.tables import print_json, print_pairs, print_table, progress

    if head is not None and not re.fullmatch("[0-9a-fA-F]{16,64}", head):
        raise typer.BadParameter("give at least 16 digits of the hash", param_hint="--head")
    with reading(archive) as store, progress("Verifying") as shown:
        verdict = check(store, head=head, progress=shown)
    if json:
        for finding in verdict.findings:
            print_json(asdict(finding))
        print_json({"ok": not verdict.findings, "checked": dict(verdict.checked), "head": verdict.head})
    else:
        if verdict.findings:
            rows = [(each.where, each.item, each.problem) for each in verdict.findings]
            print_table(("where", "item", "what is wrong"), rows)
            print()
        print_pairs([*verdict.checked, ("audit head", verdict.head or "none: the log is empty")])
        wrong = len(verdict.findings)
        print(f"\n{wrong:,} {'thing is' if wrong == 1 else 'things are'} wrong." if wrong else "\nAll is as it was.")
    if verdict.findings:
        raise typer.Exit(1)
