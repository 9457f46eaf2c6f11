"""Places of MUC-4's keys."""

from __future__ import annotations

from whence.bench.linking.places import Place, common, countries, disagree, paths


def test_paths() -> None:
    """A country, then places by kind; alternatives and roads between towns."""
    (path,) = paths("BOHEMIA: CENTRAL BOHEMIA (REGION): LIDICE (VILLAGE)")
    assert path == (Place("bohemia", ""), Place("central bohemia", "REGION"), Place("lidice", "VILLAGE"))
    either = paths("(BOHEMIA: PRAGUE (CITY)) / (BOHEMIA)")
    assert [len(path) for path in either] == [2, 1]
    (road,) = paths("FRANCE: LIMOGES (CITY) - ORADOUR (TOWN)")
    assert [place.name for place in road] == ["france", "limoges", "oradour"]
    assert paths("") == ()


def test_kinds() -> None:
    """A village is small, a city local, a region neither."""
    (path,) = paths("BOHEMIA: CENTRAL BOHEMIA (REGION): PRAGUE (CITY): LIBEN (NEIGHBORHOOD)")
    assert [place.is_small for place in path] == [False, False, False, True]
    assert [place.is_local for place in path] == [False, False, True, True]


def test_disagreement() -> None:
    """Other countries, or other towns; not a town and a quarter, which may lie in it."""
    lidice, lezaky = paths("BOHEMIA: LIDICE (VILLAGE)"), paths("BOHEMIA: LEZAKY (VILLAGE)")
    assert disagree(lidice, lezaky)
    assert disagree(lidice, paths("FRANCE"))
    assert not disagree(lidice, paths("BOHEMIA"))
    assert not disagree(lidice, ())
    assert not disagree(paths("BOHEMIA: PRAGUE (CITY)"), paths("BOHEMIA: LIBEN (NEIGHBORHOOD)"))
    assert common(lidice, paths("BOHEMIA: LIDICE (TOWN)")) == {Place("lidice", "VILLAGE")}
    assert countries(lidice) == {"bohemia"}
