"""Weak labels for the event head, from the trigger list and the document's known type."""

from training.examples import Document
from training.scheme import IGNORE, PLOVER_TYPES
from whence.reference.triggers import Trigger, lexicon


def mark_events(doc: Document, types: set[str]) -> None:
    """Label the triggers of a document whose event types are known.

    A trigger that can mean one of ``types`` is an example of it; one neither weak nor ambiguous is an example of
    its only type; others are left out of the loss. Every other word is NONE.
    """
    column = doc.annotate("event")
    for match in lexicon().match([doc.text[w.begin : w.end] for w in doc.words]):
        column[match.begin_word : match.end_word] = IGNORE
        type_ = _type_of(match.triggers, types)
        if type_:
            column[match.begin_word] = 1 + PLOVER_TYPES.index(type_)


def _type_of(triggers: tuple[Trigger, ...], types: set[str]) -> str | None:
    fitting = [t.event for t in triggers if t.event in types]
    if fitting:
        return fitting[0]
    clear = {t.event for t in triggers}
    if len(clear) == 1 and not any(t.weak or t.light for t in triggers):
        return clear.pop()
    return None
