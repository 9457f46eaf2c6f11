"""The program's commands."""

from __future__ import annotations

from typing import Annotated

import typer

from whence.cli import (
    add,
    backup,
    bench,
    changes,
    code,
    copies,
    demo,
    diff,
    export,
    feeds,
    gazetteer,
    incident,
    incidents,
    init,
    jobs,
    judge,
    link,
    log,
    read,
    review,
    search,
    serve,
    show,
    status,
    sync,
    users,
    verify,
    version,
)
from whence.cli.session import Session

app = typer.Typer(
    name="whence",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(epilog="Start with: whence read report.txt. Every command shows examples: whence read --help.")
def whence(
    context: typer.Context,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show what happens inside, and where errors come from.")
    ] = False,
) -> None:
    """Turn news reports on armed conflict into event data in which every value points at the words it came from."""
    session = context.ensure_object(Session)
    session.debug = debug
    import logging

    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING, format="whence: %(message)s")
    if not debug:  # what the library refuses is told in our own words, with a remedy
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


app.command("read", short_help="Read reports: tables of claims, JSON, pages.", epilog=read.EXAMPLES)(read.read)
app.command("demo", short_help="Read the sample reports and say what to try next.", epilog=demo.EXAMPLES)(demo.demo)
app.command("init", short_help="Make an archive.", epilog=init.EXAMPLES)(init.init)
app.command("add", short_help="Take reports in.", epilog=add.EXAMPLES)(add.add)
app.command("sync", short_help="Ask the feeds and fetch what they name.", epilog=sync.EXAMPLES)(sync.sync)
app.add_typer(feeds.app, name="feeds")
app.command("code", short_help="Code reports: readings of what waits.", epilog=code.EXAMPLES)(code.code)
app.add_typer(jobs.app, name="jobs")
app.command("diff", short_help="Show what changed in the claims.", epilog=diff.EXAMPLES)(diff.diff)
app.command("link", short_help="Link claims into incidents.", epilog=link.EXAMPLES)(link.link)
app.command("incidents", short_help="List what happened.", epilog=incidents.EXAMPLES)(incidents.incidents)
app.command("incident", short_help="Show one happening.", epilog=incident.EXAMPLES)(incident.incident)
app.add_typer(judge.app, name="judge")
app.add_typer(review.app, name="review")
app.command("changes", short_help="Show what became of incidents.", epilog=changes.EXAMPLES)(changes.changes)
app.command("serve", short_help="Open the desk: look, read, judge.", epilog=serve.EXAMPLES)(serve.serve)
app.add_typer(users.app, name="users")
app.command("status", short_help="Show how an archive is.", epilog=status.EXAMPLES)(status.status)
app.command("search", short_help="Find reports by their words.", epilog=search.EXAMPLES)(search.search)
app.command("show", short_help="Show one report.", epilog=show.EXAMPLES)(show.show)
app.command("copies", short_help="Show what was copied from what.", epilog=copies.EXAMPLES)(copies.copies)
app.command("log", short_help="Show what was done to an archive.", epilog=log.EXAMPLES)(log.log)
app.command("verify", short_help="Check that an archive is what it was.", epilog=verify.EXAMPLES)(verify.verify)
app.command("backup", short_help="Write an archive to one file.", epilog=backup.EXAMPLES)(backup.backup)
app.command("restore", short_help="Make an archive of a backup.", epilog=backup.EXAMPLES)(backup.restore)
app.add_typer(export.app, name="export")
app.add_typer(bench.app, name="bench")
app.add_typer(gazetteer.app, name="gazetteer")
app.command("version")(version.version)
