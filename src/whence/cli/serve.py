"""``whence serve``: the desk, in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, found

EXAMPLES = """\b
Examples:
  whence serve                      the archive in this folder, at http://127.0.0.1:8470; prints a link that opens it
  whence serve -a reports --port 0  another archive, on any port that is free
  whence serve --link               another link for the server that runs, where the browser was closed
  whence serve --no-open            only print the link
For several people (docs/serving.md):
  whence users add maria --role admin
  whence serve --accounts --allow-host desk.example.org
                                    they sign in; a reverse proxy on this machine speaks TLS for that name
A link works once, within five minutes. Enter prints another, Ctrl-C stops. Nothing is sent to any other machine.
"""

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to listen; 0 takes a port that is free.")]
Host = Annotated[
    str,
    typer.Option(
        "--host", metavar="ADDRESS", help="Listen there; other than this machine's own, with --accounts only."
    ),
]
Open = Annotated[bool | None, typer.Option("--open/--no-open", help="Open a browser; else if there is a desktop.")]
Accounts = Annotated[bool, typer.Option("--accounts", help="People sign in with names and passwords (whence users).")]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", metavar="NAME", help="A name that a reverse proxy serves the desk by; can be repeated."
    ),
]
Link = Annotated[bool, typer.Option("--link", help="Print another link for the server that runs, and end.")]
Log = Annotated[bool, typer.Option("--log", help="Log requests on standard error, without what is asked for in them.")]


def serve(
    port: Port = 8470,
    host: Host = "127.0.0.1",
    open: Open = None,
    accounts: Accounts = False,
    allow_host: AllowHost = None,
    link: Link = False,
    log: Log = False,
    archive: ArchiveFolder = HERE,
) -> None:
    """Serve an archive's desk: map, timeline, incidents, reader, review; on this machine alone, for you alone."""
    from whence.cli.serving import Serving, print_link
    from whence.web.serving.listening import Place

    here = found(archive)
    if link:
        print_link(here)
        return
    place = Place(host, port, tuple(allow_host or ()), accounts).checked()
    raise typer.Exit(Serving(here, place, open, log).run())
