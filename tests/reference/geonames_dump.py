"""A dozen lines in GeoNames' formats: real places, facts only."""

from __future__ import annotations

from pathlib import Path

from whence.reference.gazetteer_build import Row

PLACES = (
    # geonameid, name, ascii name, alternates, latitude, longitude, class, code, country, admin1, admin2, population
    (170654, "Damascus", "Damascus", "Damas,Dimashq,دمشق,DAM", 33.5102, 36.29128, "P", "PPLC", "SY", "13", "", 1569394),
    (163843, "Syria", "Syria", "Syrie,Suriya", 35.0, 38.0, "A", "PCLI", "SY", "00", "", 16906283),
    (
        169575,
        "Homs Governorate",
        "Homs Governorate",
        "Muhafazat Hims",
        34.25,
        38.2,
        "A",
        "ADM1",
        "SY",
        "11",
        "",
        1763000,
    ),
    (169577, "Homs", "Homs", "Hims,Emesa", 34.72682, 36.72339, "P", "PPLA", "SY", "11", "", 775404),
    (163342, "Tadmur", "Tadmur", "Palmyra,Palmira", 34.5624, 38.28402, "P", "PPL", "SY", "11", "", 51015),
    (172409, "Euphrates Dam", "Euphrates Dam", "Sadd al Furat", 35.8722, 38.5664, "S", "DAM", "SY", "04", "", 0),
    (172955, "Jabal ash Shaykh", "Jabal ash Shaykh", "Mount Hermon", 33.416, 35.857, "T", "MT", "SY", "08", "", 0),
    (170000, "A hotel", "A hotel", "", 33.5, 36.3, "S", "HTL", "SY", "13", "", 0),
)
ALTERNATES = (
    # id, geonameid, language, name, preferred, short, colloquial, historic
    (1, 163342, "en", "Palmyra", "1", "", "", ""),
    (2, 163342, "en", "Tadmor", "", "", "", "1"),
    (3, 163342, "link", "https://en.wikipedia.org/wiki/Palmyra", "", "", "", ""),
    (4, 163342, "ar", "تدمر", "", "", "", ""),
    (5, 170000, "en", "The Hotel", "1", "", "", ""),
    (6, 169577, "en", "City of Homs", "", "", "1", ""),
)
BASE = (
    Row(163843, "Syria", 34.8, 38.9, "country", "SYR", None, 17_000_000, 315.0, ("Syria",)),
    Row(None, "Homs", 34.6, 37.0, "adm1", "SYR", "Homs", 1_000_000, 60.0, ("Homs",)),
    Row(169577, "Homs", 34.72, 36.73, "city", "SYR", "Homs", 700_000, 10.0, ("Homs",), ("Emesa",)),
    Row(3247, "Springfield", 37.2, -93.3, "city", "USA", "Missouri", 170_000, 5.0, ("Springfield",)),
    Row(None, "Tabqa dam", 35.87, 38.57, "dam", "SYR", None, 0, 6.0, ("Tabqa dam",)),
)
COUNTRIES = (
    "# a comment\n"
    + "\t".join(
        (
            "SY",
            "SYR",
            "760",
            "SY",
            "Syria",
            "Damascus",
            "185180",
            "16906283",
            "AS",
            ".sy",
            "SYP",
            "Pound",
            "963",
            "",
            "",
            "ar-SY",
            "163843",
        )
    )
    + "\n"
)


def place_line(row: tuple[object, ...]) -> str:
    number, name, ascii_name, others, lat, lon, group, code, country, adm1, adm2, population = row
    columns = (
        number,
        name,
        ascii_name,
        others,
        lat,
        lon,
        group,
        code,
        country,
        "",
        adm1,
        adm2,
        "",
        "",
        population,
        "",
        0,
        "",
        "",
    )
    return "\t".join(map(str, columns)) + "\n"


def write_dump(folder: Path) -> Path:
    """Write the dump into a folder, files named as GeoNames names them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "SY.txt").write_text("".join(map(place_line, PLACES)), "utf-8")
    lines = ("\t".join(map(str, (*row, "", ""))) + "\n" for row in ALTERNATES)
    (folder / "alternateNamesV2.txt").write_text("".join(lines), "utf-8")
    (folder / "admin1CodesASCII.txt").write_text("SY.11\tHoms Governorate\tHoms Governorate\t169575\n", "utf-8")
    (folder / "admin2Codes.txt").write_text("SY.11.1101\tTadmur District\tTadmur District\t163341\n", "utf-8")
    (folder / "countryInfo.txt").write_text(COUNTRIES, "utf-8")
    (folder / "readme.txt").write_text("not a table", "utf-8")
    return folder
