"""Origins of claims: the earliest text of the archive that has their words, or the one that reprints say there was."""

from __future__ import annotations

from collections.abc import Sequence

from reliability import toys
from tests.archive.intakes import AT, cleaned
from whence.archive.adding import take_in
from whence.archive.linking_origins import OriginOfClaim, Origins
from whence.config import Config
from whence.model.archive import Added
from whence.model.dates import PartialDate
from whence.model.item import Capture, Hints, Item, Via
from whence.model.reading import Reading
from whence.store.interface import Store

_SIEGE = (
    "Columns of trucks crossed the river before dawn and reached the besieged town without being fired at. "
    "The drivers had waited four nights at the last checkpoint until the gunmen on the ridge let them pass. "
    "Flour and medicine were unloaded in the school yard, where several hundred families stood in line."
)
_DEPOT = (
    "An explosion destroyed a fuel depot on the northern edge of the port shortly after the evening shift had left. "
    "Firemen fought the blaze for nine hours with water pumped from the harbour and kept it from the grain silos. "
    "The harbour master said that nobody had been inside and that the cause would be looked into."
)
_OWN = "Our correspondent counted eleven burnt vehicles beside the road on the following morning."


def _added(store: Store, *items: Item) -> list[str]:
    outcomes = list(take_in(store, cleaned(*items), now=lambda: AT))
    assert all(isinstance(each, Added) for each in outcomes)
    return [each.version_id for each in outcomes if isinstance(each, Added)]


def _read(store: Store, version_id: str) -> Reading:
    article = store.article(version_id)
    assert article is not None
    return toys.reader(Config(threads=1))(article)


def _origins(store: Store, version_id: str) -> dict[str, OriginOfClaim]:
    """Get the origin of each sentence, by its first two words."""
    reading = _read(store, version_id)
    found: Sequence[OriginOfClaim] = Origins(store).of_claims(version_id, reading)
    texts = (claim.evidence[0].text for claim in reading.claims)
    return {" ".join(text.split()[:2]): origin for text, origin in zip(texts, found, strict=True)}


def _told(text: str, name: str, day: str, publisher: str) -> Item:
    hints = Hints(f"News of {name}", publisher=publisher, published=PartialDate.parse(day))
    capture = Capture(AT, Via.FILE, f"{name}.txt", f"https://example.org/{name}")
    return Item(f"News of {name}\n\n{text}\n".encode(), "text/plain", capture, hints)


def test_what_is_no_copy_is_its_own_origin(store: Store) -> None:
    one, other = _added(
        store, _told(_SIEGE, "one", "2016-03-01", "Sample Wire"), _told(_DEPOT, "two", "2016-03-01", "Sample Herald")
    )
    assert set(_origins(store, one).values()) == {OriginOfClaim(one, False)}
    assert set(_origins(store, other).values()) == {OriginOfClaim(other, False)}


def test_a_reprint_says_what_its_origin_says_and_adds_its_own(store: Store) -> None:
    first, reprint = _added(
        store,
        _told(_SIEGE, "first", "2016-03-01", "Sample Wire"),
        _told(f"{_SIEGE} {_OWN}", "reprint", "2016-03-02", "Sample Herald"),
    )
    found = _origins(store, reprint)
    assert found["Columns of"] == OriginOfClaim(first, True)
    assert found["Flour and"] == OriginOfClaim(first, True)
    assert found["Our correspondent"] == OriginOfClaim(first, False)  # its own words, in somebody else's story


def test_what_holds_two_stories_has_the_origin_that_holds_the_words(store: Store) -> None:
    siege, depot, both = _added(
        store,
        _told(_SIEGE, "siege", "2016-03-01", "Sample Wire"),
        _told(_DEPOT, "depot", "2016-03-01", "Sample Herald"),
        _told(f"{_OWN} {_SIEGE} {_DEPOT}", "both", "2016-03-02", "Sample Review"),
    )
    found = _origins(store, both)
    assert found["Columns of"] == OriginOfClaim(siege, True)
    assert found["Firemen fought"] == OriginOfClaim(depot, True)
    assert found["Our correspondent"] == OriginOfClaim(both, False)


def test_reprints_of_a_text_that_is_not_there_share_an_origin(store: Store) -> None:
    text = "Originally published by Distant Wire, 3 March 2016\n\nShells hit the bridge."
    one, other = _added(
        store,
        _told(text, "a", "2016-03-05", "Sample Herald"),
        _told(text.replace("the bridge", "the  bridge"), "b", "2016-03-06", "Sample Review"),
    )
    assert _read(store, one).report.origin is not None
    assert not store.copies(one)  # too short to be found by its words
    (first,), (second,) = set(_origins(store, one).values()), set(_origins(store, other).values())
    assert first == second
    assert first.copied
    assert first.id not in (one, other)
