"""``whence code``: reports of an archive to readings; or any reports to Parquet, on one machine or many."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json
from whence.cli.session import Session

EXAMPLES = """\b
Examples:
  whence code                       read what has no reading yet, on all cores
  whence code --workers 1           the same, on one core, and the same readings
  whence code --limit 1000          no more than so many this time
  whence code --again               after an update of Whence or of your ratings: read anew what an older one has read;
                                    old readings stay, and whence diff shows what changed
  whence code --report 4f1c2e       one report, or version of one, by the beginning of its id
  whence code --json > coded.jsonl  one line for each, printed once its reading is kept
  whence code --out coded           the archive's newest versions to Parquet, in shards, whatever it has read already
  whence code dump.jsonl --out coded --engine ray --workers 2
                                    a source to Parquet by Ray (pip install 'whence[ray]'), the same bytes as without
  whence code pages/ --out /shared/coded --engine ray --cluster ray://head:10001 --workers 64
                                    on a cluster whose machines all see that folder
Ctrl-C lets the reports in hand be finished and leaves the others for next time; a second one ends at once. The same
command goes on where a run ended.
"""

Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, metavar="N", help="Processes that read; else as set, else one for each core."),
]
Again = Annotated[bool, typer.Option("--again", help="Also what was read already, but not by this version.")]
One = Annotated[str | None, typer.Option("--report", metavar="ID", help="Only this report's newest version, or this.")]
Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE...]", help="With --out: files, folders, tables, web archives; else the archive."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FOLDER", help="Write Parquet there, in shards, and nothing to an archive."),
]
EngineOption = Annotated[str, typer.Option("--engine", metavar="local|ray", help="What hands the shards out.")]
ShardSize = Annotated[int, typer.Option("--shard", min=1, metavar="N", help="Reports of a shard.")]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Ray's cluster; else Ray is started on this machine."),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Begin with at most so many.")]


def code(
    context: typer.Context,
    sources: Sources = None,
    workers: Workers = None,
    again: Again = False,
    report: One = None,
    limit: Limit = None,
    out: Out = None,
    engine: EngineOption = "local",
    shard: ShardSize = 500,
    cluster: Cluster = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Read the reports that wait, in worker processes. What fails five times is set aside with its reason (exit 2)."""
    from whence.cli.sharding import Sharding, shard_wishes

    session = context.ensure_object(Session)
    wishes = shard_wishes(sources or [], out, engine, shard, cluster, workers)
    if wishes is not None:
        if again or report or limit:
            raise typer.BadParameter("--again, --report and --limit are for an archive; leave them out with --out")
        raise typer.Exit(Sharding(session, wishes, archive, json).run())
    from whence.cli.archives import version_of, writing
    from whence.cli.coding import Coding, Wishes

    with writing(archive) as (here, store):
        only = version_of(store, report).id if report else None
        result = Coding(here, store, session, json).run(Wishes(workers, again, only, limit))
    raise typer.Exit(result)
