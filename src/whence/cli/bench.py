"""``whence bench``: how well and how fast Whence does on public benchmarks."""

from __future__ import annotations

import json as json_format
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from whence.cli.bench_desk import desk
from whence.cli.bench_gazetteer import gazetteer
from whence.cli.bench_run import Shown, TaskRun
from whence.cli.bench_scale import scale
from whence.cli.session import Session

TASKS = {
    "muc4": "Fill the templates of MUC-4: incidents with perpetrators, targets, victims and weapons.",
    "plover": "Code sentences in PLOVER: event type, actors, targets.",
    "polnear": "Find who says what: source, cue and content.",
    "timex": "Find time expressions and resolve them.",
    "toponyms": "Find place names and put them on the map.",
    "re3d": "Find the entities of defence reports.",
    "roles": "Find predicates and their arguments.",
    "pages": "Take the article out of a web page.",
    "settings": "Say where and when the incidents of MUC-4 were.",
    "factuality": "Say which events are negated, and which are modal.",
    "ceha": "Tell violent events of conflict from other descriptions.",
    "linking": "Link claims of different reports into incidents, beside the usual baselines.",
    "copies": "Find copies of reports, what was done to them, and which came first.",
}
EXAMPLES = """\b
Examples:
  whence bench timex --data timebank/dev.jsonl.gz --ids heldout.txt
  whence bench toponyms --data geovirus/dev.jsonl.gz --gold-spans --json
  whence bench muc4 --data muc4/dev.jsonl.gz --predictions out.jsonl --bootstrap 1000
  whence bench muc4 --data muc4/dev.jsonl.gz --errors --limit 5
  whence bench plover --data plover_gsr/dev.jsonl.gz --baseline keywords
  whence bench copies --data ../shared/corpora --ids training/splits/copies.heldout.txt
  whence bench linking --data muc4/dev.jsonl.gz --bootstrap 1000
  whence bench linking --data bench/incidents.json
  whence bench speed --data muc4/dev.jsonl.gz --limit 100
  whence bench gazetteer --build
  whence bench scale --claims 1000,10000,100000
  whence bench desk --claims 200000 --json
  whence bench all --corpora ../shared/corpora --floors bench/floors.json
  whence bench errors --corpora ../shared/corpora --floors bench/floors.json --page docs/errors.md
"""

Data = Annotated[
    Path,
    typer.Option("--data", exists=True, help="The corpus: a .jsonl file, plain or .gz; a folder for pages and copies."),
]
Ids = Annotated[
    Path | None, typer.Option("--ids", exists=True, help="Score only the documents listed in this file, an id a line.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Predictions = Annotated[
    Path | None, typer.Option("--predictions", metavar="OUT", help="Write each prediction as a line of JSON.")
]
Resamplings = Annotated[int, typer.Option("--bootstrap", min=0, metavar="N", help="Resample N times for intervals.")]
GoldSpans = Annotated[bool, typer.Option("--gold-spans", help="Resolve the spans that the corpus gives.")]
AllTypes = Annotated[bool, typer.Option("--all-types", help="Count names that are not literal, too.")]
Errors = Annotated[bool, typer.Option("--errors", help="Show what is wrong, by cause, and what each cause costs.")]
Summary = Annotated[bool, typer.Option("--summary", help="With --errors: only the table, in Markdown.")]
Examples = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="With --errors: show N examples a cause.")]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="NAME", help="Measure a simple way to do the task instead.")
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Read only the first N documents.")]
Corpora = Annotated[Path, typer.Option("--corpora", envvar="WHENCE_CORPORA", help="The folder of all corpora.")]
AllCorpora = Annotated[Path, typer.Option("--corpora", exists=True, help="The folder of all corpora.")]
Floors = Annotated[Path, typer.Option("--floors", exists=True, help="The file of the least figures.")]
Raise = Annotated[bool, typer.Option("--raise", help="Write better figures into the file of floors.")]
Page = Annotated[Path, typer.Option("--page", exists=True, help="The Markdown page that holds the tables.")]

CORPORA = Path("../shared/corpora")
EXAMPLES_SHOWN = 3

app = typer.Typer(
    help="How well and how fast Whence does on public benchmarks.", epilog=EXAMPLES, rich_markup_mode=None
)


def _command(name: str) -> Callable[..., None]:
    def command(
        context: typer.Context,
        data: Data,
        ids: Ids = None,
        json: Json = False,
        predictions: Predictions = None,
        bootstrap: Resamplings = 0,
        errors: Errors = False,
        summary: Summary = False,
        limit: Examples = EXAMPLES_SHOWN,
        baseline: Baseline = None,
        corpora: Corpora = CORPORA,
    ) -> None:
        from whence.bench.run import BenchOptions

        run = TaskRun(name, data, BenchOptions(ids, predictions, bootstrap), baseline, corpora)
        run.show(context.ensure_object(Session), Shown(errors or summary, summary, limit, json))

    return command


for _name, _what in TASKS.items():
    if _name != "toponyms":
        app.command(_name, help=_what, epilog=EXAMPLES)(_command(_name))


@app.command("toponyms", help=TASKS["toponyms"], epilog=EXAMPLES)
def toponyms(
    context: typer.Context,
    data: Data,
    ids: Ids = None,
    json: Json = False,
    predictions: Predictions = None,
    bootstrap: Resamplings = 0,
    gold_spans: GoldSpans = False,
    all_types: AllTypes = False,
    errors: Errors = False,
    summary: Summary = False,
    limit: Examples = EXAMPLES_SHOWN,
    baseline: Baseline = None,
    corpora: Corpora = CORPORA,
) -> None:
    """Score place names, which has options of its own."""
    from whence.bench.run import BenchOptions

    options = BenchOptions(ids, predictions, bootstrap, gold_spans=gold_spans, all_types=all_types)
    run = TaskRun("toponyms", data, options, baseline, corpora)
    run.show(context.ensure_object(Session), Shown(errors or summary, summary, limit, json))


@app.command("speed", epilog=EXAMPLES)
def speed(context: typer.Context, data: Data, limit: Limit = None, json: Json = False) -> None:
    """Measure documents and tokens a second, and the whole pipeline's time beside the encoder's alone."""
    from whence.bench.speed import measure, read_texts
    from whence.cli.measuring import bar, counted, print_rows

    texts = read_texts(data, limit)
    pipeline, encoder = context.ensure_object(Session).timed(texts)
    with bar(f"Reading {data.name}") as progress:
        report = measure(texts, counted(pipeline, len(texts), progress), encoder)
    if json:
        print(json_format.dumps(report.to_dict()))
    else:
        print_rows(report.rows())


app.command("gazetteer", epilog=EXAMPLES)(gazetteer)
app.command("scale", epilog=EXAMPLES)(scale)
app.command("desk", epilog=EXAMPLES)(desk)


@app.command("all", epilog=EXAMPLES)
def everything(context: typer.Context, corpora: AllCorpora, floors: Floors, better: Raise = False) -> None:
    """Run every task that has a floor; fail where a figure is below it."""
    from whence.bench.floors import FloorFile
    from whence.cli.failures import FAULT
    from whence.cli.measuring import print_rows

    file = FloorFile.load(floors)
    results = []
    for result in file.check(corpora, context.ensure_object(Session).predictors()):
        results.append(result)
        print_rows([result.row()])
    if better:
        file.raised(results).save()
    if not all(result.holds for result in results):
        raise typer.Exit(FAULT)


@app.command("errors", epilog=EXAMPLES)
def errors(context: typer.Context, corpora: AllCorpora, floors: Floors, page: Page) -> None:
    """Class what is wrong on the data of floors, and write the tables into a page that has places for them."""
    from whence.bench.errors.page import ErrorPage
    from whence.bench.floors import FloorFile
    from whence.cli.measuring import print_rows

    written = ErrorPage.load(page)
    file = FloorFile.load(floors)
    for name, report in file.analyse(written.names(), corpora, context.ensure_object(Session).predictors()):
        print_rows([(name, str(len(report.analysis.faults)))])
        written = written.with_table(name, report.summary())
        written.save()
