"""Give lower-cased text the capitals that news would have written, so that what is learned from it holds in news."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_STOP = re.compile(r"(?:\A|[.!?:][\"')\]]*\s+|\s{3,}|\")\s*\Z")


class TrueCaser:
    """Word forms as cased texts write them within sentences; words they never write are taken for names."""

    def __init__(self, texts: Iterable[str]) -> None:
        capital: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for text in texts:
            for match in _WORD.finditer(text):
                word = match.group()
                if word.islower():
                    small[word] += 1
                elif not _begins(text, match.start()):
                    capital[word.lower()] += 1
        self._small = frozenset(w for w in small if small[w] >= capital[w])

    def restore(self, text: str) -> str:
        """Return ``text`` with capitals; its length and every offset stay."""
        return _WORD.sub(self._cased, text)

    def _cased(self, match: re.Match[str]) -> str:
        word = match.group()
        if word in self._small and not _begins(match.string, match.start()):
            return word
        return word if match.string[match.start() - 1 : match.start()] in ("'", "’") else word[0].upper() + word[1:]


def _begins(text: str, at: int) -> bool:
    """Say whether a sentence or a quotation begins at ``at``."""
    return _STOP.search(text[max(0, at - 6) : at]) is not None if at else True
