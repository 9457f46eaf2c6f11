"""``whence export acled`` and its like: incidents in the forms that other tools read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, writing

if TYPE_CHECKING:
    from whence.cli.exporting import Wanted
    from whence.export.formats import Choices, Format

EXAMPLES = """\b
Examples:
  whence export acled events.csv                     all incidents, and events.claims.csv with the words behind them
  whence export acled events.csv 4f1c2e 9d03ab       only these, by the beginnings of their ids
  whence export ucdp deaths.csv --country SYR --from 2016-03 --until 2016
  whence export ucdp deaths.csv --variant api        the columns of UCDP's API
  whence export acled update.csv --since 1200        what changed behind 1200; update.deleted.csv: what is no more
  whence export plover - | jq .event_text            to standard output
  whence export acled all.csv --all --json           plans and denials too; what was left out and why, as JSON
docs/exports.md says what every column holds, what is blank and why.
"""

Out = Annotated[str, typer.Argument(metavar="OUT", help="The file to write, or - for standard output.")]
Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Incidents; all if none.", show_default=False)]
Plover = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="PLOVER event type, as ASSAULT.")]
Country = Annotated[str | None, typer.Option("--country", metavar="CODE", help="ISO 3166-1 alpha-3, as SYR.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Not over before: YYYY[-MM[-DD]].")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Begun by: YYYY[-MM[-DD]].")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="ID", help="Who acted or was acted upon: registry id.")]
Words = Annotated[str | None, typer.Option("--words", metavar="WORDS", help="All of these in the title.")]
Reports = Annotated[int, typer.Option("--reports", min=1, metavar="N", help="Told by so many reports at least.")]
Origins = Annotated[int, typer.Option("--origins", min=1, metavar="N", help="By so many independent origins.")]
Conflicting = Annotated[bool, typer.Option("--conflicting", help="Only where something is in conflict.")]
Since = Annotated[
    int | None,
    typer.Option("--since", min=0, metavar="NUMBER", help="Only what changed behind this number of whence changes."),
]
All = Annotated[bool, typer.Option("--all", help="Also what nobody says has happened, and what the codebook excludes.")]
NoClaims = Annotated[bool, typer.Option("--no-claims", help="Write no table of claims beside it.")]
Hxl = Annotated[bool, typer.Option("--hxl", help="Put a row of HXL tags under the header (acled, ucdp).")]
Variant = Annotated[str | None, typer.Option("--variant", metavar="NAME", help="Another set of columns (ucdp: api).")]
Page = Annotated[
    str | None,
    typer.Option("--page", metavar="URL", help="Address of an incident's page, with {id} where its id goes."),
]


def register(app: typer.Typer, name: str, about: str) -> None:
    """Make a form a command of a group; its module is loaded when the command runs."""
    about = f"{about[:1].upper()}{about[1:]}."
    app.command(name, short_help=about, help=f"Write incidents. {about}\n\n{_RULE}", epilog=EXAMPLES)(_command(name))


_RULE = "What has no place in this form is left out and counted, never filled in."


def _command(name: str) -> Callable[..., None]:
    def export_incidents(
        out: Out,
        ids: Ids = None,
        plover: Plover = None,
        country: Country = None,
        begin: From = None,
        until: Until = None,
        actor: Actor = None,
        words: Words = None,
        reports: Reports = 1,
        origins: Origins = 1,
        conflicting: Conflicting = False,
        since: Since = None,
        every: All = False,
        no_claims: NoClaims = False,
        hxl: Hxl = False,
        variant: Variant = None,
        page: Page = None,
        archive: ArchiveFolder = HERE,
        json: Json = False,
    ) -> None:
        from whence.cli.exporting import Wanted
        from whence.export.catalogue import format_named
        from whence.export.formats import Choices
        from whence.model.linking import IncidentQuery

        query = IncidentQuery(
            plover=plover.upper() if plover else None,
            country=country.upper() if country else None,
            since=_day(begin, "--from", last=False),
            until=_day(until, "--until", last=True),
            actor=actor,
            words=words,
            reports=reports,
            origins=origins,
            conflicting=conflicting,
            limit=_ALL,
        )
        form = format_named(name)
        wanted = Wanted(tuple(ids or ()), since, query)
        _check(form, wanted, hxl, variant)
        _export(form, wanted, Choices(every, variant, hxl, page), out, archive, claims=not no_claims, json=json)

    return export_incidents


_ALL = 2**31 - 1
"""A limit that no archive reaches."""


def _check(form: Format, wanted: Wanted, hxl: bool, variant: str | None) -> None:
    """Refuse choices that this form has not, and those that cannot go together.

    Raises:
        BadParameter: the message says which.
    """
    from dataclasses import replace

    from whence.model.linking import IncidentQuery

    if hxl and not form.hxl:
        raise typer.BadParameter(f"{form.name} has no row of HXL tags; acled and ucdp have", param_hint="--hxl")
    if variant is not None and variant not in form.variants:
        has = f"it has {', '.join(form.variants)}" if form.variants else "it has one set of columns only"
        raise typer.BadParameter(f"{form.name} has no variant {variant}; {has}", param_hint="--variant")
    filtered = wanted.query != replace(IncidentQuery(), limit=wanted.query.limit)
    if wanted.since is not None and (wanted.ids or filtered):
        raise typer.BadParameter(
            "an update is of the whole archive, or what left a selection would stay in the old file; "
            "export the selection anew instead",
            param_hint="--since",
        )
    if wanted.ids and filtered:
        raise typer.BadParameter("name incidents by their ids or by what they are, not both", param_hint="ID")


def _export(
    form: Format, wanted: Wanted, choices: Choices, out: str, archive: Path, *, claims: bool, json: bool
) -> None:
    from whence.cli.exporting import facts, to_files, to_stdout
    from whence.cli.tables import print_json, print_text

    with writing(archive) as (_, store):
        cursor = store.last_change()
        if out == "-":
            typer.echo(f"whence: {to_stdout(form, store, wanted, choices).words()}", err=True)
            return
        paths, tally = to_files(form, store, wanted, choices, Path(out), claims=claims)
        store.log("export", Path(out).name, {"form": form.name, "incidents": tally.written, "through": cursor})
    if json:
        print_json(facts(form, paths, tally, cursor))
    else:
        print_text(f"{tally.words()}. Files: {', '.join(str(path) for path in paths.values())}.")
        print_text(f"What changes from now on: --since {cursor}.")


def _day(text: str | None, option: str, *, last: bool) -> str | None:
    """Read a date; of a month or year the first day counts, or the last."""
    if text is None:
        return None
    from whence.model.dates import PartialDate
    from whence.model.errors import ModelError

    try:
        day = PartialDate.parse(text)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
    return str(day.end if last else day.start)
