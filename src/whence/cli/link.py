"""``whence link``: claims of an archive to incidents."""

from __future__ import annotations

from typing import Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json
from whence.cli.session import Session

EXAMPLES = """\b
Examples:
  whence link                       put what was coded since into incidents; says at once if there is nothing to do
  whence link --again               after an update of Whence, or of [incidents] in whence.toml: link everything afresh;
                                    incidents keep their ids, and what changed is told
  whence link --json > linked.jsonl one line for each incident that changed, printed once it is kept
Ctrl-C lets the reports in hand be finished; the next whence link goes on. Then: whence incidents.
"""

Again = Annotated[bool, typer.Option("--again", help="Link all reports afresh, by the rules and weights of today.")]


def link(context: typer.Context, again: Again = False, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Find out which claims tell of the same happening. Only what new reports touch is looked at."""
    from whence.cli.archives import writing
    from whence.cli.linking import Linking

    session = context.ensure_object(Session)
    with writing(archive) as (here, store):
        result = Linking(here, store, session, json).run(again=again)
    raise typer.Exit(result)
