from dataclasses import replace

from tests.factories import Draft
from whence.bench.conflict_templates import fill
from whence.model.mention import Actor
from whence.model.vocabulary import MentionKind, Status

TEXT = "Guerrillas of the FMLN blew up the bridge. The army denied an attack on the bank. Soldiers attacked rebels."


def templates(*make):
    draft = Draft(TEXT)
    for each in make:
        each(draft)
    return [(t.incident_type, dict(t.slots)) for t in fill(draft.reading())]


def test_an_explosion_is_a_bombing_with_its_perpetrators_and_target():
    def blast(draft):
        actor = Actor("fmln", "FMLN", "SLV", "REB")
        claim = draft.claim("blew up", by="Guerrillas of the FMLN", on="the bridge", mode="explosives")
        draft.mention("the FMLN", MentionKind.ACTOR, actor)
        known = replace(claim.actors[0], actor_id="fmln", sector="REB")
        draft.claims[-1] = replace(claim, actors=(known,))

    (found,) = templates(blast)
    assert found[0] == "bombing"
    assert found[1]["PerpOrg"] == (("FMLN",),)
    assert found[1]["PerpInd"] == (("Guerrillas of the FMLN",),)
    assert found[1]["Target"] == (("bridge",),)


def test_what_is_denied_opens_no_template():
    assert templates(lambda draft: draft.claim("attack on", on="the bank", status=Status.DENIED)) == []


def test_armed_forces_against_armed_groups_is_combat():
    def clash(draft):
        claim = draft.claim("attacked", by="Soldiers", on="rebels")
        draft.claims[-1] = replace(claim, targets=(replace(claim.targets[0], sector="REB"),))

    assert templates(clash) == []
