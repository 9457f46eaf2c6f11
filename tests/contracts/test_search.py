"""Search finds what people mean, on both databases alike, whatever they type."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.contracts.samples import intake
from whence.model.archive import SearchQuery
from whence.store.interface import Store
from whence.store.snippets import BEGIN, END

TEXTS = {
    "fall": (
        "Saigon falls",
        "The helicopters left the roof as tanks entered the city.",
        "Sample Wire",
        "1975-04-30",
    ),
    "wall": ("Wall opens", "Crowds crossed the border; nobody fired.", "Sample Herald", "1989-11"),
    "siege": (
        "Siege of Sarajevo",
        "A shell hit the market. Café owners fled the well-known place.",
        "Sample Wire",
        "1994",
    ),
    "truce": ("Truce", "Both sides kept the cease-fire at the border.", None, None),
}


@pytest.fixture
def searched(store: Store) -> Store:
    store.add(
        [
            intake(text, f"id:{name}", title=title, publisher=publisher, published=published, place=name)
            for name, (title, text, publisher, published) in TEXTS.items()
        ]
    )
    return store


def _found(store: Store, words: str, **bounds: object) -> set[str]:
    return {hit.version.capture.place for hit in store.search(SearchQuery(words, **bounds))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("border", {"wall", "truce"}),
        ("BORDER crowds", {"wall"}),
        ("saigon", {"fall"}),
        ("cafe", {"siege"}),
        ("CAFÉ", {"siege"}),
        ('"well known"', {"siege"}),
        ("well-known", {"siege"}),
        ("known-well", set()),
        ('"the border"', {"wall", "truce"}),
        ('"border the"', set()),
        ("helicop*", {"fall"}),
        ("helicop", set()),
        ("border -crowds", {"truce"}),
        ('border -"nobody fired"', {"truce"}),
        ("-border", {"fall", "siege"}),
        ("tanks OR shell", {"fall", "siege"}),
        ("the tanks OR shell -saigon", {"siege"}),
        ("OR tanks OR", {"fall"}),
        ('"falls the"', set()),
        ("???", set()),
        ('"', set()),
        ("", set(TEXTS)),
        ("  ", set(TEXTS)),
    ],
)
def test_words_find(searched: Store, words: str, expected: set[str]) -> None:
    assert _found(searched, words) == expected


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"publisher": "sample wire"}, {"fall", "siege"}),
        ({"since": "1989-11-09"}, {"wall", "siege"}),
        ({"since": "1990"}, {"siege"}),
        ({"until": "1989-11-09"}, {"fall", "wall"}),
        ({"until": "1975"}, {"fall"}),
        ({"since": "1994-05-01", "until": "1994-06-01"}, {"siege"}),
        ({"limit": 0}, set()),
    ],
)
def test_bounds_keep_out(searched: Store, bounds: dict[str, object], expected: set[str]) -> None:
    """A date known in part is kept where it may lie within."""
    assert _found(searched, "", **bounds) == expected


def test_a_title_counts_more_than_a_text(store: Store) -> None:
    store.add([intake("The bridge was long and the river wide.", title="Nothing"), intake("No.", title="The bridge")])
    first, second = store.search(SearchQuery("bridge"))
    assert first.version.title == "The bridge"
    assert first.score > second.score


def test_only_the_current_version_is_found_unless_asked(store: Store) -> None:
    store.add([intake("Three were hurt.", "id:a"), intake("Four were hurt.", "id:a")])
    assert _found(store, "three") == set()
    assert len(store.search(SearchQuery("hurt"))) == 1
    assert len(store.search(SearchQuery("three", all_versions=True))) == 1
    assert len(store.search(SearchQuery("hurt", all_versions=True))) == 2


def test_hits_are_paged(searched: Store) -> None:
    pages = [searched.search(SearchQuery("the", limit=2, offset=at)) for at in (0, 2, 4)]
    ids = [hit.version.id for page in pages for hit in page]
    assert len(ids) == len(set(ids)) == 4


def test_a_snippet_marks_the_words(searched: Store) -> None:
    (hit,) = searched.search(SearchQuery("cafe shell"))
    assert f"A {BEGIN}shell{END} hit the market. {BEGIN}Café{END} owners" in hit.snippet


def test_a_text_of_any_length_is_taken_in(store: Store) -> None:
    many = " ".join(f"w{number}x" for number in range(150_000))
    store.add([intake(many, title="Long"), intake("again " * 100_000), intake("x" * 100_000 + " long")])
    assert len(store.search(SearchQuery("w7x long"))) == 1
    assert len(store.search(SearchQuery("again"))) == 1
    assert len(store.search(SearchQuery("x" * 100_000))) == 1
    assert list(store.verify()) == []


TYPED = st.text(st.sampled_from(list("ab\"*-() OR:^\\{}+~<>&|!'%_\x00\ud800éß中.")), max_size=30) | st.text(max_size=20)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example('"' * 70)
@example("a OR " * 200)
@example("NEAR(a b) AND NOT title : c")
@example("a" * 5000 + "*")
@example('"' + "b " * 3000 + '"')
@given(words=TYPED)
def test_whatever_is_typed_is_valid(searched: Store, words: str) -> None:
    for hit in searched.search(SearchQuery(words)):
        assert hit.snippet.count(BEGIN) == hit.snippet.count(END)
