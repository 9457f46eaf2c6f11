"""Claims of an archive: ids that stay, weapons looked up, and what is copied."""

from dataclasses import replace

from tests.factories import Draft

from whence.link.incidents.archived import archived
from whence.model.linking import ArchivedClaim, claim_id
from whence.model.mention import Weapon
from whence.model.reading import Reading
from whence.model.vocabulary import MentionKind, StanceKind

TEXT = "Rebels shelled the fort with mortars on Sunday. The army denied that rebels shelled the fort again."


def reading() -> Reading:
    draft = Draft(TEXT)
    mortar = draft.mention("mortars", MentionKind.WEAPON, Weapon("mortar", "heavy-weapons"))
    draft.claim("shelled", by="Rebels", on="the fort", when="Sunday", instruments=(mortar, mortar))
    draft.claim("shelled")
    draft.stance("c1", "The army", StanceKind.DENIES, "denied")
    draft.same("c1")
    return draft.reading()


def of(made: Reading, **more: object) -> tuple[ArchivedClaim, ...]:
    return archived(
        made,
        reading_id="r",
        version_id="v",
        report_id="p",
        sha256="s",
        origin_id="o",
        **more,  # type: ignore[arg-type]
    )


def test_claims_keep_their_order_and_have_ids_of_their_words() -> None:
    first, second = of(reading())
    begin = TEXT.index("shelled")
    assert first.id == claim_id("v", begin, begin + 7, "ASSAULT", 1)
    assert second.id == claim_id("v", begin, begin + 7, "ASSAULT", 2)
    assert (first.claim.id, second.claim.id) == ("c1", "c2")
    assert (first.event_id, second.event_id) == ("e1", None)


def test_coding_again_under_other_local_ids_changes_no_id() -> None:
    made = reading()
    renamed = replace(made, claims=tuple(replace(c, id=f"x{c.id}") for c in made.claims), stances=(), events=())
    assert [claim.id for claim in of(made)] == [claim.id for claim in of(renamed)]


def test_weapons_and_stances_are_those_of_the_claim() -> None:
    first, second = of(reading())
    assert first.weapons == (Weapon("mortar", "heavy-weapons"),)
    assert [stance.stance for stance in first.stances] == [StanceKind.DENIES]
    assert (second.weapons, second.stances) == ((), ())


def test_a_claim_is_copied_where_all_its_evidence_is() -> None:
    made = reading()
    whole = max(span.end for claim in made.claims for span in claim.evidence)
    assert [claim.copied for claim in of(made)] == [False, False]
    assert [claim.copied for claim in of(made, copied_spans=((0, whole),))] == [True, True]
    assert [claim.copied for claim in of(made, copied_spans=((5, whole),))] == [False, False]
