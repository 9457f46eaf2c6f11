"""Reports for trials: texts of the corpora where they are there, made texts otherwise, under headers of many kinds."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_FILES = ("guardian_syria_2019/all.jsonl.gz", "muc4/train.jsonl.gz", "muc4/dev.jsonl.gz")
_OUTLETS = ("Sample Wire", "The Sample Herald", "Sample Monitor", "The Daily Sample", "Sample Review", "Radio Sample")
_TOWNS = (
    "Palmyra Sarajevo Mosul Halabja Beirut Saigon Kabul Grozny Tikrit Vukovar Basra Huambo Dili Stanleyville".split()
)
_WHO = (
    "Government forces",
    "Rebels",
    "Militiamen",
    "Soldiers",
    "Insurgents",
    "Police officers",
    "Guerrillas",
    "Gunmen",
)
_WHAT = (
    "shelled the market of {town}",
    "entered the eastern quarter of {town}",
    "released {number} prisoners at a checkpoint outside {town}",
    "attacked a convoy on the road to {town}, killing {number} people",
    "withdrew from the barracks in {town}",
    "searched houses near the station of {town} and arrested {number} men",
    "agreed to a truce of {number} days in {town}",
    "cut the water supply of {town}",
)
_SAYS = (
    "a hospital official said",
    "the governor told reporters",
    "according to residents reached by telephone",
    "a spokesman said in a statement",
    "witnesses said",
    "the state news agency reported",
)


@dataclass(frozen=True, slots=True)
class MadeReport:
    """One report for a trial."""

    number: int
    title: str
    outlet: str
    day: date
    text: str

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{self.outlet.lower().replace(' ', '-')}.example/{self.day:%Y/%m/%d}/report-{self.number}"

    def as_text(self) -> bytes:
        """Write it as a plain text with one of several heads."""
        day, by = f"{self.day:%B} {self.day.day}, {self.day.year}", f"By {self.outlet} Staff"
        heads = (
            f"{self.title}\n\n{by}\n\n{self.outlet}, {day}",
            f"{self.title}\n\n{self.outlet}\n{day}",
            f"{self.outlet}, {day}\n\n{self.title}",
            f"{self.title}\n\n{day}\n\n{by}\n\nRegion: Middle East\nTheme: Conflict",
        )
        return f"{heads[self.number % len(heads)]}\n\n{self.text}\n".encode()

    def as_page(self) -> bytes:
        """Write it as a web page."""
        paragraphs = "".join(f"<p>{part}</p>\n" for part in _escaped(self.text).split("\n") if part.strip())
        return (
            f"<!doctype html><html><head><meta charset='utf-8'><title>{_escaped(self.title)} - {self.outlet}</title>"
            f"<meta property='og:site_name' content='{self.outlet}'>"
            f"<meta property='article:published_time' content='{self.day.isoformat()}'>"
            f"<link rel='canonical' href='{self.url}'></head><body><nav>Home News Sport</nav>"
            f"<article><h1>{_escaped(self.title)}</h1>\n{paragraphs}</article>"
            "<footer>All rights reserved</footer></body></html>"
        ).encode()

    def as_row(self) -> str:
        """Write it as a line of JSON."""
        row = {"Headline": self.title, "Source": self.outlet, "Date": self.day.isoformat(), "Link": self.url}
        return json.dumps({**row, "Body": self.text})


COLUMNS = "title=Headline,publisher=Source,published=Date,url=Link,text=Body"
"""How ``whence add --map`` is told of the rows."""


def made_reports(count: int, seed: int, corpora: Path | None = None) -> Iterator[MadeReport]:
    """Make reports, no two alike, the same for the same seed.

    The texts of the corpora are gone through again with other headers, and with the sentences in which they differ;
    without the corpora each text is made.
    """
    chance = random.Random(seed)
    texts = corpus_texts(corpora)
    for number in range(count):
        town, day = chance.choice(_TOWNS), date(1990, 1, 1) + timedelta(days=chance.randrange(9_000))
        if texts and number < len(texts):
            text = texts[number]
        elif texts:
            text = f"{texts[number % len(texts)]}\n\n{' '.join(_sentence(chance, town) for _ in range(2))}"
        else:
            text = "\n\n".join(" ".join(_sentence(chance, town) for _ in range(3)) for _ in range(chance.randint(3, 8)))
        title = f"{chance.choice(_WHO)} in {town}: day {number + 1}"
        yield MadeReport(number, title, chance.choice(_OUTLETS), day, text)


def corpus_texts(corpora: Path | None) -> Sequence[str]:
    """Read the texts of the corpora that trials use; none where they are not there."""
    texts: list[str] = []
    for name in _FILES if corpora else ():
        path = corpora / name if corpora else Path(name)
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as file:
                texts += [json.loads(line)["text"] for line in file]
    return texts


def _sentence(chance: random.Random, town: str) -> str:
    what = chance.choice(_WHAT).format(town=town, number=chance.randint(2, 90))
    hour = f"{chance.choice(('early', 'late'))} on {chance.choice(('Monday', 'Tuesday', 'Friday', 'Sunday'))}"
    return (
        f"{chance.choice(_WHO)} {what} {hour}, {chance.choice(_SAYS)} {chance.choice(('again', 'later', 'at noon'))}."
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
