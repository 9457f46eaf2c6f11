"""The extract stage: one pass of the encoder over each document, then its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from whence.extract import mentions
from whence.extract.candidates import CandidateFinder
from whence.extract.claims import ClaimBuilder
from whence.extract.encoder import Encoder, Encoding
from whence.extract.fillers import Completion
from whence.extract.joined import joined
from whence.extract.participants import PartyFinder
from whence.extract.passage import Passage
from whence.extract.rules.casualties import TollReader
from whence.extract.settings import SettingFinder
from whence.extract.speakers import SpeakerFinder
from whence.extract.stances import StanceFinder
from whence.extract.status import StatusFinder
from whence.extract.tolls import CasualtyFinder
from whence.extract.version import VERSION
from whence.model.claim import Component
from whence.model.document import Document
from whence.model.reading import Article, Extraction
from whence.model.vocabulary import MentionKind
from whence.reference.agents import is_agent
from whence.reference.casualty_words import casualty_words
from whence.reference.cues import Cues
from whence.reference.gazetteer import Gazetteer
from whence.reference.triggers import TriggerLexicon
from whence.reference.weapons import Weapons


@dataclass(frozen=True, slots=True)
class Extractor:
    """Extracts mentions and draft claims from articles."""

    encoder: Encoder
    lexicon: TriggerLexicon
    cues: Cues
    weapons: Weapons
    gazetteer: Gazetteer
    is_agent: Callable[[str], bool] = is_agent

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction for each article."""
        for article in articles:
            yield self.extract(article)

    def encode(self, document: Document) -> Encoding:
        """Run the encoder over a document, up to the end of its last sentence: the tail of boilerplate is not read."""
        sentences = [(s.begin, s.end) for s in document.sentences]
        return self.encoder.encode(document.text[: sentences[-1][1]] if sentences else "", sentences)

    def extract(self, article: Article) -> Extraction:
        """Extract one article."""
        encoding = self.encode(article.document)
        passage = Passage.of(article.document, encoding)
        table = mentions.gather(passage.words, encoding, self.weapons, self.gazetteer)
        words = passage.words
        names = frozenset(word for name in encoding.names for word in words.inside(name.begin, name.end))
        weapons = table.inside(MentionKind.WEAPON, 0, len(article.document.text))
        armed = frozenset(word for weapon in weapons for word in words.inside(weapon.span.begin, weapon.span.end))
        finder = CandidateFinder(passage, self.lexicon, self.cues, names, armed, self.is_agent)
        proposed, refused = finder.find()
        found = tuple(joined(passage, proposed, self.is_agent, self.lexicon))
        triggers = frozenset(word for c in found for word in range(c.first, c.last))
        nouns = {word: c for c in found if c.nominal for word in range(c.first, c.last)}
        speakers = SpeakerFinder.of(passage, table, self.cues, self.is_agent)
        reporting = speakers.reporting_words()
        builder = ClaimBuilder(
            passage=passage,
            parties=PartyFinder(passage, table, self.is_agent, triggers, finder.carries),
            completion=Completion.of(passage, found),
            speakers=speakers,
            status=StatusFinder(passage, self.cues, speakers.tellings),
            settings=SettingFinder(passage, table, reporting, finder.carries, nouns, self.is_agent),
            casualties=CasualtyFinder(passage, table, TollReader(words, self.lexicon, casualty_words(), self.is_agent)),
            component=Component(VERSION, self.encoder.version),
        )
        claims, vague = builder.build(found)
        stances = StanceFinder(passage, table, self.cues, speakers).find(claims)
        return Extraction(article, table.all(), tuple(claims), stances, (*refused, *vague))
