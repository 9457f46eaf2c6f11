"""Which language a text is in, by its commonest small words and its script. Cheap, and silent where it is not sure."""

from __future__ import annotations

import re
from collections import Counter

ENGLISH = "en"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": _words("the of and to in a that is was for on with as by at from it were had has have be said which this"),
    "es": _words("de la el que en los se del las por un para con una su al lo como más pero sus fue ha y no"),
    "pt": _words("de o que e do da em um para com não uma os no se na por mais as dos foi das ao à são pelo"),
    "fr": _words("de la le les et des en un du une que est pour qui dans par au sur pas plus ont été aux ce il"),
    "it": _words("di che la il un per del in non sono una della con è le si da al dei alla gli anche ha nel"),
    "de": _words("der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch wurde"),
    "nl": _words("de van het een en in is dat op te zijn met voor niet aan er door bij ook wordt werd naar uit om"),
    "tr": _words("ve bir bu için ile da de olarak daha çok en gibi olan ise kadar sonra ancak değil olduğu göre"),
    "id": _words("yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh ke telah juga sebagai adalah"),
    "sw": _words("ya na wa kwa katika ni za la cha kuwa hiyo huo watu baada alisema kama yake hilo vya wake"),
    "so": _words("oo ka ku iyo in waxaa ay ah la uu soo isagoo kuwa laga waxay ayaa ee si kale lagu"),
    "pl": _words("w i na z do się że nie jest o to przez od po jak za dla są był co oraz ale"),
}
"""Some twenty of the most frequent words of each language, written from common knowledge."""

_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("my", re.compile("[\u1000-\u109f]")),
)
"""The commonest language of a script stands for the script: Arabic for Persian too, Russian for Ukrainian. It is named
so that a reader knows why nothing was read, not to tell them apart."""

_SAMPLE = 20_000
_TOKEN = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 15
_CLEAR = 1.5
"""How many times more small words than the next language's make one clear."""


def language_of(text: str) -> str | None:
    """Name the language (ISO 639-1) of a text by its first 20,000 characters; None where it is too short or unclear."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for code, script in _SCRIPTS:
        if letters and sum(1 for _ in script.finditer(sample)) > letters / 2:
            return _among_han(sample, code)
    words = Counter(match.group().lower() for match in _TOKEN.finditer(sample))
    if words.total() < _FEW_WORDS:
        return None
    scores = sorted(((sum(words[word] for word in small), code) for code, small in _SMALL_WORDS.items()), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= 0.05 * words.total() and best >= _CLEAR * second else None


def _among_han(sample: str, code: str) -> str:
    return "ja" if code == "zh" and re.search("[\u3040-\u30ff]", sample) else code
