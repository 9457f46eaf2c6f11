"""``whence judge``: what a person knows about claims wins over what the program thinks, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading, writing
from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.model.linking import Verdict

EXAMPLES = """\b
Examples:
  whence judge same 4f1c2e 77ab01 --why "both are the raid on the depot"    join, whatever the program thinks
  whence judge different 4f1c2e 9d03aa --why "the second raid"         keep apart; also a claim and its own incident
  whence judge unsure 4f1c2e 9d03aa --why "the day is not told"             do not join them for their likeness alone
  whence judge list                                                         what was judged, by whom, and why
  whence judge undo 3 --why "misread"                                       take number 3 back; without one the last
Ids are of claims or incidents, or beginnings of them. Of an incident the claim that was told first is taken.
A judgement that contradicts others is refused (exit 2), and they are named.
"""

app = typer.Typer(
    help="Say that claims are of one happening or not; a person's word wins, stays, and can be taken back.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

One = Annotated[str, typer.Argument(metavar="ONE", help="The beginning of the id of a claim or an incident.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The beginning of another.")]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, for whoever reads it later.")]
WhyUndone = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; else which one it undoes.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Whose judgement it is; else your login name.")]
Seq = Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="Of the judgement, as listed; else the last.")]
All = Annotated[bool, typer.Option("--all", help="Also those that do not stand any more.")]


@app.command(epilog=EXAMPLES)
def same(
    context: typer.Context,
    one: One,
    other: Other,
    why: Why,
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Say that two claims are of one happening."""
    from whence.model.linking import Verdict

    _judge(context, archive, Verdict.SAME, (one, other), why, who, json)


@app.command(epilog=EXAMPLES)
def different(
    context: typer.Context,
    one: One,
    other: Other,
    why: Why,
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Say that two claims are of different happenings, even if one report tells both."""
    from whence.model.linking import Verdict

    _judge(context, archive, Verdict.DIFFERENT, (one, other), why, who, json)


@app.command(epilog=EXAMPLES)
def unsure(
    context: typer.Context,
    one: One,
    other: Other,
    why: Why,
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Say that nobody can tell: the two are not joined for their own likeness, but may be through others."""
    from whence.model.linking import Verdict

    _judge(context, archive, Verdict.UNSURE, (one, other), why, who, json)


@app.command(epilog=EXAMPLES)
def undo(
    context: typer.Context,
    number: Seq = None,
    why: WhyUndone = "",
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Take a judgement back; incidents are again what they would be without it, under the ids that they had."""
    from whence.archive.judging import to_undo
    from whence.archive.linking_lock import linking_alone
    from whence.cli.judging import told, undone
    from whence.cli.linking import options_of

    name = person(who)
    with writing(archive) as (here, store), linking_alone(here.folder):
        made = undone(store, to_undo(store, number), name, why)
        told(store, options_of(here, context.ensure_object(Session)), made, taken=(), json=json)


@app.command("list", epilog=EXAMPLES)
def list_(every: All = False, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """List the judgements that stand, or with --all every one that was ever made."""
    from whence.archive.judging import standing
    from whence.cli.judging import print_judgements

    with reading(archive) as store:
        found = tuple(store.judgements(history=True)) if every else standing(store)
        print_judgements(store, found, json=json)


def _judge(
    context: typer.Context, archive: Path, verdict: Verdict, ids: tuple[str, str], why: str, who: str | None, json: bool
) -> None:
    from whence.archive.judging import judge, taken
    from whence.archive.linking_lock import linking_alone
    from whence.cli.judging import told
    from whence.cli.linking import options_of
    from whence.store.times import now

    name = person(who)
    with writing(archive) as (here, store), linking_alone(here.folder):
        pair = taken(store, *ids, verdict)
        made = judge(store, name, verdict, pair[0].claim.id, pair[1].claim.id, why, now=now())
        told(store, options_of(here, context.ensure_object(Session)), made, taken=pair, json=json)


def person(named: str | None) -> str:
    """Say whose judgement it is.

    Raises:
        BadParameter: nobody is named, and the system does not tell who runs this.
    """
    import getpass

    if named is not None and named.strip():
        return named.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise typer.BadParameter("nobody is logged in here; say whose judgement it is", param_hint="--who") from error
