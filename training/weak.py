"""Weak labels for the event head: a trigger of the document's own type is an example of that type."""

from training.examples import Document
from training.scheme import GROUP_INDEX, IGNORE, PLOVER_TYPES
from whence.reference.triggers import lexicon


def mark_events(doc: Document, types: set[str]) -> None:
    """Label triggers of ``types``; leave other triggers out of the loss; every other word is NONE."""
    column = doc.annotate("event")
    labels = GROUP_INDEX["event"]
    assert doc.targets[:, labels] is not None
    for match in lexicon().match([doc.text[w.begin : w.end] for w in doc.words]):
        column[match.begin_word : match.end_word] = IGNORE
        fitting = [t for t in match.triggers if t.event in types]
        if fitting:
            column[match.begin_word] = 1 + PLOVER_TYPES.index(fitting[0].event)
