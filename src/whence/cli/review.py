"""``whence review``: what coders say of claims is kept, wins over the program, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json, reading
from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.model.review import ActKind

EXAMPLES = """\b
Examples:
  whence review queue                                            claims that wait, the most doubtful and important first
  whence review queue --field place --incident 4f1c2e            of one incident, where the place is in doubt
  whence review show 84d946                                      a claim, its words with their places, and what was done
  whence review accept 84d946                                    it is right as it stands
  whence review correct 84d946 status denied                     one field, by a word of the closed list
  whence review correct 84d946 event "ASSAULT: aerial"           the event type, with its mode
  whence review correct 84d946 place --words 120-127             by selected words, as code points of the text
  whence review correct 84d946 place Palmyra --choose 2          the second of the choices that were listed
  whence review correct 84d946 time 2016-03-27                   a day that a person types
  whence review correct 84d946 weapons --untold                  the text does not say
  whence review reject 84d946 --why "an exercise, no attack"     it is no claim
  whence review add 3f0a91 ASSAULT --words 40-48                 a claim that the program missed
  whence review comment 84d946 --why "see the map"               say something, change nothing
  whence review undo 12                                          take act number 12 back
  whence review log                                              what was done, by whom, and why
  whence review agreement                                        how far coders agree
  whence review export > training.jsonl                          reviewed claims as training data
Ids are of claims (of versions or reports to add to), or beginnings of them. Incidents follow at once.
A value that a field cannot have is refused (exit 2), and the choices are named.
"""

app = typer.Typer(
    help="Accept, correct, reject and add claims; a person's word wins over the program, and can be taken back.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The beginning of a claim's id.")]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, for whoever reads it later.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Whose act it is; else your login name.")]
Words = Annotated[
    list[str] | None,
    typer.Option("--words", metavar="BEGIN-END", help="Selected words, in code points of the text; may be repeated."),
]


@app.command("queue", epilog=EXAMPLES)
def queue(
    state: Annotated[
        str, typer.Option(help="open (nobody judged it), second (others did), disputed (coders differ), any.")
    ] = "open",
    field: Annotated[str | None, typer.Option(help="Only claims of which this field is in doubt.")] = None,
    incident: Annotated[str | None, typer.Option(metavar="ID", help="Only claims of this incident.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 20,
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """List claims that wait for a person, the most doubtful and important first, and why."""
    from whence.cli.judge import person
    from whence.cli.reviewing import print_queue

    with reading(archive) as store:
        print_queue(store, person(who), (state, field, incident), limit, json=json)


@app.command("show", epilog=EXAMPLES)
def show(claim: Claim, archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Show a claim field by field with where its words stand, and what was done with it."""
    from whence.cli.review_page import print_claim

    with reading(archive) as store:
        print_claim(store, claim, json=json)


@app.command("accept", epilog=EXAMPLES)
def accept(
    context: typer.Context,
    claim: Claim,
    why: Why = "",
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Say that a claim is right as it stands."""
    from whence.model.review import ActKind

    _do(context, archive, ActKind.ACCEPT, claim, why, who, json)


@app.command("reject", epilog=EXAMPLES)
def reject(
    context: typer.Context, claim: Claim, why: Why, who: Who = None, archive: ArchiveFolder = HERE, json: Json = False
) -> None:
    """Say that there is no such claim; it leaves its incident, and stays listed with the reason."""
    from whence.model.review import ActKind

    _do(context, archive, ActKind.REJECT, claim, why, who, json)


@app.command("comment", epilog=EXAMPLES)
def comment(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The beginning of the id of a claim or an incident.")],
    why: Why,
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Say something about a claim or an incident; nothing changes."""
    from whence.model.review import ActKind

    _do(context, archive, ActKind.COMMENT, id, why, who, json)


@app.command("correct", epilog=EXAMPLES)
def correct(
    context: typer.Context,
    claim: Claim,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Which: event, actors, place, time …")],
    typed: Annotated[
        str, typer.Argument(metavar="[VALUE]", help="A word of the list, a date, a place's name, id or coordinates.")
    ] = "",
    words: Words = None,
    choose: Annotated[int, typer.Option("--choose", min=1, metavar="N", help="Which of the choices.")] = 1,
    untold: Annotated[bool, typer.Option("--untold", help="The text does not say.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the choices and change nothing.")] = False,
    why: Why = "",
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Give a field of a claim the value that selected or typed words have."""
    from whence.cli.review_choices import Asked, print_choices
    from whence.cli.reviewing import correct_claim, field_of, spans_of

    asked = Asked(claim, field_of(field), spans_of(words), typed, choose, untold)
    if list_:
        with reading(archive) as store:
            print_choices(store, asked, json=json)
        return
    correct_claim(archive, context.ensure_object(Session), asked, _who(who), why, json=json)


@app.command("add", epilog=EXAMPLES)
def add(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The beginning of the id of a report or version.")],
    event: Annotated[str, typer.Argument(metavar="EVENT", help='The event type, as ASSAULT or "ASSAULT: aerial".')],
    words: Words = None,
    value: Annotated[str, typer.Option("--value", metavar="JSON", help="Other fields: a JSON object.")] = "{}",
    why: Why = "",
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Add a claim that the program missed; the first words are those that tell the event."""
    from whence.cli.reviewing import add_claim, spans_of

    add_claim(
        archive, context.ensure_object(Session), (report, event, value), spans_of(words), _who(who), why, json=json
    )


@app.command("undo", epilog=EXAMPLES)
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="Of the act, as listed.")],
    why: Why = "",
    who: Who = None,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Take an act back; whoever can write to the archive can take back anybody's."""
    from whence.cli.reviewing import act

    session = context.ensure_object(Session)
    act(archive, session, _who(who), lambda reviewer, _: reviewer.undo(number, why, others=True), json=json)


@app.command("log", epilog=EXAMPLES)
def log(
    claim: Annotated[str | None, typer.Option(metavar="ID", help="Only on this claim.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only by this person.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 50,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """List what was done, the last first."""
    from whence.cli.review_page import print_log

    with reading(archive) as store:
        print_log(store, claim, by, limit, json=json)


@app.command("agreement", epilog=EXAMPLES)
def agreement(archive: ArchiveFolder = HERE, json: Json = False) -> None:
    """Say how far coders agree who judged the same claims (Krippendorff's alpha)."""
    from whence.cli.review_page import print_agreement

    with reading(archive) as store:
        print_agreement(store, json=json)


@app.command("export", epilog=EXAMPLES)
def export(
    named: Annotated[bool, typer.Option("--named", help="Tell who the coders are; else each has a pseudonym.")] = False,
    archive: ArchiveFolder = HERE,
) -> None:
    """Print reviewed claims as training data, one JSON object a line (docs/review.md tells its fields)."""
    from whence.archive.reviewing.measuring import training
    from whence.cli.tables import print_json

    with reading(archive) as store:
        for line in training(store, named=named):
            print_json(dict(line))


def _do(context: typer.Context, archive: Path, kind: ActKind, id: str, why: str, who: str | None, json: bool) -> None:
    from whence.cli.reviewing import act, wished

    session = context.ensure_object(Session)
    act(archive, session, _who(who), lambda reviewer, store: reviewer.keep(wished(store, kind, id, why)), json=json)


def _who(named: str | None) -> str:
    from whence.cli.judge import person

    return person(named)
