from __future__ import annotations

from pathlib import PurePath

from tests.dossiers import dossier
from whence.export.catalogue import ABOUT, format_named, formats
from whence.export.formats import DEFAULT, beside, takes_all, whole


def test_the_list_of_forms_says_what_the_forms_say() -> None:
    assert {form.name: form.about for form in formats()} == ABOUT
    assert all(format_named(name).name == name for name in ABOUT)


def test_every_form_writes_its_own_file_and_the_parts_that_it_names() -> None:
    for form in formats():
        pieces = list(form.write([dossier()], DEFAULT))
        assert whole(pieces), form.name
        assert {part for part, _ in pieces} - {""} == set(form.parts), form.name


def test_every_form_writes_the_same_bytes_again() -> None:
    for form in formats():
        assert list(form.write([dossier()], DEFAULT)) == list(form.write([dossier()], DEFAULT)), form.name


def test_parts_stand_beside_the_file_that_is_named() -> None:
    assert beside(PurePath("a/out.csv"), "claims") == PurePath("a/out.claims.csv")
    assert beside(PurePath("out.tsv"), "claims", ".csv") == PurePath("out.claims.csv")
    assert beside(PurePath("out"), "claims", ".csv") == PurePath("out.claims.csv")
    assert beside(PurePath("out.csv"), "") == PurePath("out.csv")


def test_a_form_without_conditions_takes_all() -> None:
    assert takes_all(dossier(), DEFAULT) is None
