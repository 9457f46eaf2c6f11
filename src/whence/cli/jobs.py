"""``whence jobs``: what waits, runs, is done or was given up; and trying again what was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json
from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.model.archive import Job, JobKind, JobState
    from whence.store.interface import ReadStore

EXAMPLES = """\b
Examples:
  whence jobs                          what waits, runs or was given up
  whence jobs --dead                   what was given up, with files and reasons
  whence jobs --kind code --json       coding only, one object a line
  whence jobs replay 4f1c2e            try it again, by the beginning of the id of the job or of its version
  whence jobs replay --all             try all again that was given up
"""
REPLAY_EXAMPLES = """\b
Examples:
  whence jobs replay 4f1c2e            one, by the beginning of the id of the job or of its version
  whence jobs replay --all --kind code all reports whose coding was given up; then: whence code
"""

app = typer.Typer(help="Show what waits or was given up, and try it again.", epilog=EXAMPLES, rich_markup_mode=None)

Dead = Annotated[bool, typer.Option("--dead", help="Only what was given up.")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only these: code, fetch or add.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]
Ids = Annotated[list[str] | None, typer.Argument(metavar="ID", help="Beginnings of ids.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="All that was given up.")]

_EVERY = 1_000_000


@app.callback(invoke_without_command=True)
def jobs(
    context: typer.Context,
    dead: Dead = False,
    kind: Kind = None,
    limit: Limit = 100,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Show what waits, runs or was given up, and why."""
    if context.invoked_subcommand is not None:
        return
    from whence.cli.archives import reading
    from whence.cli.tables import print_json, print_table, short
    from whence.model.archive import JobState

    states = (JobState.DEAD,) if dead else (JobState.DEAD, JobState.RUNNING, JobState.QUEUED)
    with reading(archive) as store:
        found = _found(store, _kind(kind), states, limit)
        if json:
            for job in found:
                print_json(_plain(store, job))
            return
        rows = [
            (short(job.id), job.kind.value, job.state.value, job.attempts, _place(store, job), job.reason or "")
            for job in found
        ]
        print_table(("id", "kind", "state", "tries#", "what", "why"), rows)


@app.command("replay", epilog=REPLAY_EXAMPLES)
def replay(
    context: typer.Context,
    ids: Ids = None,
    every: All = False,
    kind: Kind = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Try again what was given up: files at once, coding with the next whence code, fetching with whence sync."""
    if bool(ids) == every:
        raise typer.BadParameter("give the beginnings of ids, or --all")
    from whence.cli.archives import writing
    from whence.cli.replaying import replay as again
    from whence.model.archive import JobState

    session = context.ensure_object(Session)
    with writing(archive) as (_, store):
        dead = _found(store, _kind(kind), (JobState.DEAD,), _EVERY)
        chosen = dead if every else [job for prefix in ids or () for job in _meant(dead, prefix)]
        code = again(store, list({job.id: job for job in chosen}.values()), session, json=json)
    raise typer.Exit(code)


def _found(store: ReadStore, kind: JobKind | None, states: tuple[JobState, ...], limit: int) -> list[Job]:
    found = [job for state in states for job in store.jobs(kind=kind, state=state, limit=limit)]
    return found[:limit]


def _kind(name: str | None) -> JobKind | None:
    from whence.model.archive import JobKind

    if name is None:
        return None
    try:
        return JobKind(name)
    except ValueError as error:
        raise typer.BadParameter(
            f"no such kind: {name}; there are {', '.join(JobKind)}", param_hint="--kind"
        ) from error


def _meant(dead: list[Job], prefix: str) -> list[Job]:
    found = [job for job in dead if job.id.startswith(prefix) or job.target.startswith(prefix)]
    if not found:
        raise typer.BadParameter(
            f"nothing that was given up has an id that begins with {prefix}; see whence jobs --dead"
        )
    return found


def _plain(store: ReadStore, job: Job) -> dict[str, Any]:
    return {
        "job": job.id,
        "kind": job.kind.value,
        "state": job.state.value,
        "target": job.target,
        "place": _place(store, job),
        "attempts": job.attempts,
        "due": job.due.isoformat(),
        "reason": job.reason,
        "detail": dict(job.detail),
    }


def _place(store: ReadStore, job: Job) -> str:
    """Say what a job is about in the user's words: where the report was got."""
    version = store.version(job.target) if job.kind.value == "code" else None
    return version.capture.place if version else job.target
