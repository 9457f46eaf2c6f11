"""Accounts: every claim in exactly one, split as judged, with what is compared and no more."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import PUBLISHED, Draft

from whence.link.incidents.accounts import accounts
from whence.link.incidents.archived import archived
from whence.model.account import Account, account_id
from whence.model.linking import ArchivedClaim
from whence.model.mention import Weapon
from whence.model.reading import Reading
from whence.model.vocabulary import Extent, MentionKind, Status

TEXT = (
    "Two soldiers were shot near Palmyra on Sunday. The attack there killed a farmer. Rebels struck Palmyra as well. "
    "The army bombed a bridge. Since May 400 fighters have fallen."
)
TRIGGERS = ("shot", "attack", "struck", "bombed", "fallen")


def draft() -> Draft:
    made = Draft(TEXT)
    made.claim("shot", on="Two soldiers", at="Palmyra", when="Sunday", killed=("Two soldiers", 2))
    made.claim("attack", on="a farmer")
    made.claim("struck", by="Rebels")
    made.claim("bombed", by="The army", on="a bridge")
    made.claim("fallen", killed=("400 fighters", 400), extent=Extent.AGGREGATE)
    return made


def claims_of(reading: Reading, name: str = "v") -> tuple[ArchivedClaim, ...]:
    return archived(reading, reading_id="r", version_id=name, report_id="p", sha256="s", origin_id="o")


def told(made: Draft, **more: object) -> tuple[Account, ...]:
    reading = made.reading()
    return accounts(reading, claims_of(reading), **more)  # type: ignore[arg-type]


def test_each_event_is_an_account_and_so_is_each_claim_that_opens_none() -> None:
    made = draft()
    made.same("c1", "c2")
    made.same("c4")
    found = told(made)
    ids = [claim.id for claim in claims_of(made.reading())]
    assert [account.claims for account in found] == [(ids[0], ids[1]), (ids[2],), (ids[3],), (ids[4],)]
    assert [account.id for account in found] == [account_id(ids[n]) for n in (0, 2, 3, 4)]
    assert [account.extent for account in found] == [Extent.SINGLE] * 3 + [Extent.AGGREGATE]
    assert [account.at for account in found] == [0, 2, 3, 4]


def test_what_is_compared_comes_from_all_claims_of_the_event() -> None:
    made = draft()
    weapon = made.mention("bombed", MentionKind.WEAPON, Weapon("bomb", "explosives"))
    made.claims[0] = replace(made.claims[0], instruments=(weapon,))
    made.same("c1", "c2")
    first = told(made)[0]
    assert (first.start, first.end, first.published) == (date(2016, 3, 27), date(2016, 3, 27), PUBLISHED)
    assert [spot.name for spot in first.spots] == ["Palmyra"]
    assert first.context == ()
    assert [figure.head for figure in first.targets] == ["soldier", "farmer"]
    assert [(toll.best, toll.group) for toll in first.tolls] == [(2, "soldier")]
    assert first.weapons == ("explosives",)
    assert {"shoot", "attack"} <= set(first.lemmas)
    assert {"soldier", "farmer", "palmyra"} <= set(first.words)
    assert "the" not in first.words


def test_an_account_without_a_place_tells_where_its_report_is_set() -> None:
    bridge = told(draft())[3]
    assert (bridge.spots, bridge.context) == ((), ("SYR", "SYR.Homs"))


def test_plans_are_not_real_and_may_lie_ahead() -> None:
    made = Draft("Rebels will attack the bridge on Friday.")
    ahead = made.time("Friday", date(2016, 4, 1))
    made.claim("attack", by="Rebels", status=Status.PLANNED)
    made.claims[0] = replace(made.claims[0], time=ahead)
    (plan,) = told(made)
    assert (plan.real, plan.start) == (False, date(2016, 4, 1))


def test_what_happened_was_over_when_it_was_reported() -> None:
    made = Draft("Rebels attacked the bridge in March.")
    made.claim("attacked", by="Rebels")
    made.claims[0] = replace(made.claims[0], time=made.time("March", date(2016, 3, 1), date(2016, 3, 31)))
    assert told(made)[0].end == PUBLISHED


@given(
    groups=st.lists(st.integers(0, 2), min_size=5, max_size=5),
    pairs=st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1])),
)
def test_every_claim_is_in_one_account_and_judgements_part_them(groups: list[int], pairs: set[tuple[int, int]]) -> None:
    made = draft()
    for group in sorted(set(groups) - {0}):
        made.same(*(f"c{n + 1}" for n, given in enumerate(groups) if given == group))
    ids = [claim.id for claim in claims_of(made.reading())]
    apart = frozenset((min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in pairs)
    found = told(made, apart=apart)
    assert sorted(id for account in found for id in account.claims) == sorted(ids)
    assert not any(set(pair) <= set(account.claims) for pair in apart for account in found)
    assert found == told(made, apart=apart)


def test_a_split_takes_along_what_was_told_with_the_claim() -> None:
    made = draft()
    made.claims[2] = replace(made.claims[2], place=made.claims[0].place)
    made.same("c1", "c2", "c3", "c4")
    ids = [claim.id for claim in claims_of(made.reading())]
    first, second = sorted((ids[0], ids[3]))
    parts = [account.claims for account in told(made, apart=frozenset({(first, second)}))[:2]]
    assert parts == [(ids[0], ids[1], ids[2]), (ids[3],)]


def test_digests_are_of_what_is_compared_and_of_nothing_else() -> None:
    reading = draft().reading()
    one, copy = (accounts(reading, claims_of(reading, name))[0] for name in ("v", "w"))
    assert one.id != copy.id
    assert one.digest == copy.digest
    other = draft()
    other.claims[0] = replace(other.claims[0], casualties=())
    assert told(other)[0].digest != one.digest
    assert told(draft(), vector=lambda text: b"\x01")[0].digest != one.digest


def test_the_words_that_are_weighed_are_the_sentences_of_the_claims() -> None:
    seen: list[str] = []

    def vector(text: str) -> bytes:
        seen.append(text)
        return b"\x05"

    found = told(draft(), vector=vector)
    assert seen[0] == "Two soldiers were shot near Palmyra on Sunday."
    assert all(account.vector == b"\x05" for account in found)
