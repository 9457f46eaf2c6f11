"""Which values words can have, for ``whence review correct``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from whence.archive.reviewing.choices import Choices
from whence.archive.reviewing.choosing import Choice
from whence.archive.reviewing.finding import find, named_claim
from whence.cli.tables import print_json, print_table, print_text
from whence.model.errors import InputError
from whence.model.review import ReviewField
from whence.reference.gazetteer import Gazetteer
from whence.store.interface import ReadStore


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for: a claim by the beginning of its id, a field, and words selected or typed."""

    claim: str
    field: ReviewField
    spans: tuple[tuple[int, int], ...]
    typed: str
    choose: int = 1
    untold: bool = False


@contextmanager
def gazetteer() -> Iterator[Gazetteer]:
    """Open the gazetteer, and close it."""
    opened = Gazetteer.open()
    try:
        yield opened
    finally:
        opened.close()


def choices_of(store: ReadStore, asked: Asked) -> tuple[Choice, ...]:
    """List the choices that words have.

    Raises:
        InputError: there is no such claim, or the words do not lie in its text.
    """
    found = find(store, named_claim(store, asked.claim))
    with gazetteer() as places:
        typed = asked.typed.replace(": ", " ") if asked.field is ReviewField.EVENT else asked.typed
        return Choices(found.reading, places).of(asked.field, asked.spans, typed)


def chosen(store: ReadStore, asked: Asked) -> Choice:
    """Take the choice that is asked for.

    Raises:
        InputError: nothing was selected or typed, or the words have no such choice; the message names those they have.
    """
    if asked.untold:
        return Choice(None, "not told", "the text does not say")
    if not asked.spans and not asked.typed:
        raise InputError("say what the field is: type a value, select --words BEGIN-END, or --untold")
    choices = choices_of(store, asked)
    told = [choice for choice in choices if choice.value is not None or asked.field is ReviewField.SPEAKER]
    if len(told) < asked.choose:
        names = "; ".join(choice.words for choice in told) or "none"
        raise InputError(f"{asked.field.value}: these words have {len(told)} choices ({names}); --list tells them")
    return told[asked.choose - 1]


def print_choices(store: ReadStore, asked: Asked, *, json: bool) -> None:
    """Print the choices."""
    choices = choices_of(store, asked)
    if json:
        for each in choices:
            print_json({"value": each.value, "words": each.words, "reason": each.reason})
        return
    rows = [(str(at), each.words, each.reason) for at, each in enumerate(choices, 1)]
    if rows:
        print_table(("#", "value", "why"), rows, wide="why")
    else:
        print_text("these words have no value for this field")
