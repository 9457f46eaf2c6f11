"""A reader for trials: one claim a report, no network of weights, and harm where a text asks for it by a marked word.

It is what a worker builds as ``reliability.toys:reader``. The harm stops once the file named by ``WHENCE_TOY_MENDED``
is there: a cause that has gone.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from whence.config import Config
from whence.model.archive import Maker
from whence.model.claim import AUTHOR, Claim, Component, EventCodes
from whence.model.document import Document
from whence.model.reading import Article, Reading
from whence.model.report import Report, content_id
from whence.model.span import Span
from whence.model.vocabulary import Certainty, Extent, Status

FACTORY = "reliability.toys:reader"
BROKEN = "reliability.toys:broken"
MAKER = Maker((("toy", "1"),))
_CODES = EventCodes("ASSAULT", None, "190", "Battles", "Armed clash", None)


def reader(config: Config) -> Callable[[Article], Reading]:
    """Build the reader; it needs nothing of the configuration but that it reads with one thread.

    ``WHENCE_TOY_PAUSE`` is how many seconds it takes over each report: none, unless it is set.
    """
    assert config.threads == 1
    pause = float(os.environ.get("WHENCE_TOY_PAUSE", "0"))

    def read(article: Article) -> Reading:
        time.sleep(pause)
        return _read(article)

    return read


def broken(config: Config) -> Callable[[Article], Reading]:
    """Fail, as where the weights are missing."""
    raise RuntimeError(f"nothing to read with, on {config.threads} thread")


def article(text: str, title: str | None = None) -> Article:
    """Make an article of a text, with one sentence."""
    words = text.rstrip()
    sentences = (Span(0, len(words), text),) if words.strip() else ()
    return Article(Report(content_id(text.encode()), title, language="en"), Document(text, sentences))


def _read(given: Article) -> Reading:
    text = given.document.text
    if not Path(os.environ.get("WHENCE_TOY_MENDED", "/nonexistent")).exists():
        for mark, harm in _HARMS.items():
            if mark in text:
                harm()
    claims = tuple(_claim(number, sentence) for number, sentence in enumerate(given.document.sentences, 1))
    return Reading(given.report, given.document, (), claims, (), (), given.rejections)


def _claim(number: int, sentence: Span) -> Claim:
    trigger = Span(sentence.begin, sentence.begin + len(sentence.text.split()[0]), sentence.source)
    return Claim(
        id=f"c{number}",
        trigger=trigger,
        event=_CODES,
        attribution=AUTHOR,
        status=Status.ASSERTED,
        certainty=Certainty.CERTAIN,
        cues=(),
        actors=(),
        targets=(),
        instruments=(),
        casualties=(),
        place=None,
        time=None,
        not_after=None,
        extent=Extent.SINGLE,
        evidence=(sentence,),
        score=0.5,
        origin=Component("toy", "1"),
    )


def _crash() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _exit() -> NoReturn:
    sys.stderr.write("the library says farewell\n")
    sys.stderr.flush()
    os._exit(3)


def _hang() -> None:
    while True:
        time.sleep(60)


def _leak() -> None:
    kept = []
    while True:
        kept.append(bytearray(os.urandom(1 << 16)) * 64)


def _raise() -> NoReturn:
    raise ValueError("a text that no reader can stand")


def _recurse() -> None:
    _recurse()


def _slow() -> None:
    time.sleep(0.3)


_HARMS: dict[str, Callable[[], None]] = {
    "CRASHMARK": _crash,
    "EXITMARK": _exit,
    "HANGMARK": _hang,
    "LEAKMARK": _leak,
    "RAISEMARK": _raise,
    "DEPTHMARK": _recurse,
    "SLOWMARK": _slow,
}
