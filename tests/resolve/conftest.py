"""A gazetteer of two dozen places for the tests of choosing among them."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from whence.reference import gazetteer_build
from whence.reference.gazetteer import Gazetteer
from whence.reference.gazetteer_build import Row

ROWS = (
    Row(1, "United States", 39.8, -98.5, "country", "USA", None, 330_000_000, 2200.0, ("United States",)),
    Row(2, "Washington", 47.4, -120.4, "adm1", "USA", "Washington", 6_500_000, 300.0, ("Washington",)),
    Row(3, "Washington", 38.9, -77.04, "capital", "USA", "Washington, D.C.", 690_000, 10.0, ("Washington",)),
    Row(4, "Oregon", 44.0, -120.5, "adm1", "USA", "Oregon", 3_800_000, 300.0, ("Oregon",)),
    Row(5, "Idaho", 44.4, -114.6, "adm1", "USA", "Idaho", 1_600_000, 300.0, ("Idaho",)),
    Row(6, "New York", 42.9, -75.5, "adm1", "USA", "New York", 19_000_000, 300.0, ("New York",)),
    Row(
        7, "New York City", 40.71, -74.0, "city", "USA", "New York", 8_800_000, 30.0, ("New York City",), ("New York",)
    ),
    Row(8, "Buffalo", 42.89, -78.88, "city", "USA", "New York", 260_000, 7.0, ("Buffalo",)),
    Row(9, "Ohio", 40.4, -82.7, "adm1", "USA", "Ohio", 8_300_000, 250.0, ("Ohio",)),
    Row(10, "Ohio County", 37.5, -86.85, "adm2", "USA", "Kentucky", 15_000, 40.0, ("Ohio County",), ("Ohio",)),
    Row(11, "Salem", 44.94, -123.04, "city", "USA", "Oregon", 160_000, 5.0, ("Salem",)),
    Row(12, "Poland", 52.0, 20.0, "country", "POL", None, 38_000_000, 400.0, ("Poland",)),
    Row(13, "Luxor", 25.7, 32.64, "city", "EGY", "Luxor", 422_000, 8.0, ("Luxor",), ("Al Uqsur",)),
    Row(14, "Homs", 34.73, 36.71, "city", "SYR", "Homs", 775_000, 10.0, ("Homs",)),
    Row(15, "Hama", 35.13, 36.75, "city", "SYR", "Hama", 460_000, 8.0, ("Hama",)),
    Row(16, "Idlib", 35.93, 36.63, "city", "SYR", "Idlib", 128_000, 5.0, ("Idlib",)),
    Row(17, "Syria", 35.0, 38.0, "country", "SYR", None, 17_000_000, 315.0, ("Syria",)),
    Row(18, "Alma", 48.55, -71.65, "city", "CAN", "Quebec", 40_000, 4.0, ("Alma",)),
    Row(19, "Alma", 40.1, -99.36, "city", "USA", "Nebraska", 1_100, 3.0, ("Alma",)),
    Row(20, "Orleans", 40.13, -99.45, "city", "USA", "Nebraska", 900, 3.0, ("Orleans",)),
    Row(21, "Orleans", 47.9, 1.9, "city", "FRA", "Centre", 124_000, 5.0, ("Orleans",)),
    Row(22, "Republican City", 40.1, -99.22, "city", "USA", "Nebraska", 150, 3.0, ("Republican City",)),
    Row(25, "Nebraska", 41.5, -99.8, "adm1", "USA", "Nebraska", 1_900_000, 300.0, ("Nebraska",)),
    Row(23, "Vietnam", 16.17, 107.83, "country", "VNM", None, 95_000_000, 420.0, ("Vietnam",)),
    Row(26, "Geneva", 46.2, 6.15, "city", "CHE", "Geneva", 200_000, 6.0, ("Geneva",)),
    Row(27, "Geneva", 41.89, -88.31, "city", "USA", "Illinois", 22_000, 3.0, ("Geneva",)),
    Row(28, "Tadmur", 34.55, 38.28, "city", "SYR", "Homs", 51_000, 3.0, ("Tadmur",), ("Palmyra",)),
    Row(29, "Palmira", 3.54, -76.3, "city", "COL", "Valle del Cauca", 312_000, 7.0, ("Palmira",)),
    Row(24, "Colchester", 51.89, 0.9, "city", "GBR", "England", 120_000, 4.0, ("Colchester",)),
)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Row]], Gazetteer]:
    """Compile rows into a gazetteer."""

    def build(rows: Iterable[Row]) -> Gazetteer:
        path: Path = tmp_path_factory.mktemp("cache") / "small.sqlite"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(gazetteer_build, "rows", lambda: iter(rows))
            gazetteer_build.build(path)
        return Gazetteer.open(path)

    return build


@pytest.fixture(scope="session")
def gazetteer(compiled: Callable[[Iterable[Row]], Gazetteer]) -> Gazetteer:
    """Two dozen places with the names that are hard to tell apart."""
    return compiled(ROWS)
