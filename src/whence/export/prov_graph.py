"""Where an incident comes from, in the terms of W3C PROV: entities, activities, agents, and how they hang together.

bytes ← text ← reading ← claim ← version of the incident; a claim is quoted from the text and attributed to its speaker;
a text that was copied has its primary source; who captured, coded, linked and judged stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

from whence.export.claim_words import passage
from whence.export.field_values import in_words
from whence.export.iris import iri, of_bytes, web_address
from whence.model.archive import derived_id
from whence.model.claim import Participant
from whence.model.linking import ArchivedClaim, Dossier, Judgement

Kind: TypeAlias = Literal["entity", "activity", "agent"]
Relation: TypeAlias = Literal[
    "wasGeneratedBy",
    "used",
    "wasDerivedFrom",
    "wasQuotedFrom",
    "hadPrimarySource",
    "wasRevisionOf",
    "wasAttributedTo",
    "wasAssociatedWith",
    "specializationOf",
]

WHENCE = iri("software", "whence")


@dataclass(slots=True)
class Node:
    """A thing: what it is in PROV, its own type (of our terms, or ``prov:Person`` …), its name, what is known of it.

    ``at`` is when an activity ended. Values in ``known`` are texts, numbers, or lists of them, by our terms.
    """

    kind: Kind
    type: str
    label: str | None = None
    known: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(slots=True)
class Graph:
    """The provenance of one incident: nodes by their address, and relations from what is later to what was before."""

    id: str
    nodes: dict[str, Node] = field(default_factory=dict)
    relations: dict[tuple[Relation, str, str], None] = field(default_factory=dict)

    def add(self, id: str, node: Node) -> str:
        """Put a node in, if it is not there, and give its address back."""
        self.nodes.setdefault(id, node)
        return id

    def relate(self, relation: Relation, later: str, earlier: str) -> None:
        """Say how two nodes hang together; saying it again changes nothing."""
        self.relations[relation, later, earlier] = None


def graph(dossier: Dossier) -> Graph:
    """Build the provenance of an incident's current version."""
    version = dossier.version
    made = Graph(iri("provenance", version.id, version.number))
    made.add(WHENCE, Node("agent", "prov:SoftwareAgent", "Whence"))
    own = set(dossier.incident.claims)
    incident = _incident(made, dossier)
    linking = iri("linking", version.id, version.number)
    for item in dossier.claims:
        claim = _claim(made, item)
        if item.id in own:
            made.relate("wasDerivedFrom", incident, claim)
            made.relate("used", linking, claim)
    for judgement in dossier.judgements:
        made.relate("used", linking, _judgement(made, judgement))
    return made


def _incident(made: Graph, dossier: Dossier) -> str:
    version, incident = dossier.version, dossier.incident
    known = {
        "incident": incident.id,
        "version": version.number,
        "why": list(version.why),
        "standing": incident.standing.words,
        "corroboration": incident.corroboration.headline,
        "attached": [each.claim for each in incident.attached],
    }
    whole = made.add(iri("incident", version.id), Node("entity", "whence:Incident"))
    current = iri("incident", version.id, version.number)
    made.add(current, Node("entity", "whence:IncidentVersion", incident.title, known))
    made.relate("specializationOf", current, whole)
    if version.number > 1:
        before = iri("incident", version.id, version.number - 1)
        made.relate("wasRevisionOf", current, made.add(before, Node("entity", "whence:IncidentVersion")))
    linking = iri("linking", version.id, version.number)
    made.add(linking, Node("activity", "whence:Linking", at=version.at))
    made.relate("wasGeneratedBy", current, linking)
    made.relate("wasAssociatedWith", linking, WHENCE)
    return current


def _claim(made: Graph, item: ArchivedClaim) -> str:
    claim = item.claim
    text, reading, quoted = _text(made, item), iri("reading", item.reading_id), passage(claim)
    known = {
        "event": in_words(claim.event),
        "status": claim.status.value,
        "begin": quoted.begin,
        "end": quoted.end,
        "words": quoted.text,
        "trigger": claim.trigger.text,
        "copied": item.copied,
    }
    id = made.add(iri("claim", item.id), Node("entity", "whence:Claim", quoted.text, known))
    coding = iri("coding", item.reading_id)
    made.add(coding, Node("activity", "whence:Coding"))
    made.add(reading, Node("entity", "whence:Reading"))
    component = iri("component", claim.origin.component, claim.origin.version)
    made.add(component, Node("agent", "prov:SoftwareAgent", f"{claim.origin.component} {claim.origin.version}"))
    made.relate("used", coding, text)
    made.relate("wasAssociatedWith", coding, component)
    made.relate("wasGeneratedBy", reading, coding)
    made.relate("wasDerivedFrom", reading, text)
    made.relate("wasGeneratedBy", id, coding)
    made.relate("wasDerivedFrom", id, reading)
    made.relate("wasQuotedFrom", id, text)
    if item.copied and item.origin_id != item.version_id:
        made.relate("hadPrimarySource", id, iri("text", item.origin_id))
    for speaker in _speakers(made, item):
        made.relate("wasAttributedTo", id, speaker)
    return id


def _text(made: Graph, item: ArchivedClaim) -> str:
    """Add a report as it was published, its bytes as captured, and their clean text."""
    report = iri("report", item.report_id)
    told = {"url": web_address(item.url), "published": str(item.published) if item.published else None}
    made.add(report, Node("entity", "whence:Report", item.title, {key: value for key, value in told.items() if value}))
    if item.outlet:
        made.relate("wasAttributedTo", report, _outlet(made, item.outlet))
    content = made.add(of_bytes(item.sha256), Node("entity", "whence:Bytes", known={"sha256": item.sha256}))
    capture = made.add(iri("capture", item.version_id), Node("activity", "whence:Capture"))
    made.relate("used", capture, report)
    made.relate("wasAssociatedWith", capture, WHENCE)
    made.relate("wasGeneratedBy", content, capture)
    made.relate("wasDerivedFrom", content, report)
    text = made.add(iri("text", item.version_id), Node("entity", "whence:Text"))
    made.relate("wasDerivedFrom", text, content)
    if item.origin_id != item.version_id:
        origin = made.add(iri("text", item.origin_id), Node("entity", "whence:Text"))
        made.relate("hadPrimarySource", text, origin)
    return text


def _speakers(made: Graph, item: ArchivedClaim) -> Iterator[str]:
    """Add whom a claim is from: who says so, or the outlet where the report says it in its own voice.

    A name is no person's mark: namesakes of two reports are two agents, unless the registry knows who is meant. What
    kind of agent a name stands for is not told, so none is.
    """
    speaker = item.claim.attribution.speaker
    if isinstance(speaker, Participant):
        if speaker.actor_id is not None:
            yield made.add(iri("actor", speaker.actor_id), Node("agent", "prov:Organization", speaker.name))
        else:
            own = iri("speaker", derived_id("speaker", item.version_id, speaker.name))
            yield made.add(own, Node("agent", "whence:Speaker", speaker.name))
    elif speaker == "author" and item.outlet:
        yield _outlet(made, item.outlet)
    elif speaker == "author":
        yield made.add(iri("author", item.version_id), Node("agent", "whence:Author"))


def _outlet(made: Graph, name: str) -> str:
    return made.add(iri("outlet", derived_id("outlet", name)), Node("agent", "prov:Organization", name))


def _judgement(made: Graph, each: Judgement) -> str:
    id = derived_id("judgement", str(each.seq), each.at.isoformat(), each.who, each.verdict.value, each.one, each.other)
    known = {"verdict": each.verdict.value, "why": each.why, "one": each.one, "other": each.other}
    entity = made.add(iri("judgement", id), Node("entity", "whence:Judgement", each.verdict.value, known))
    person = made.add(iri("person", derived_id("person", each.who)), Node("agent", "prov:Person", each.who))
    judging = made.add(iri("judging", id), Node("activity", "whence:Judging", at=each.at))
    made.relate("wasGeneratedBy", entity, judging)
    made.relate("wasAttributedTo", entity, person)
    made.relate("wasAssociatedWith", judging, person)
    for claim in (each.one, each.other):
        made.relate("used", judging, made.add(iri("claim", claim), Node("entity", "whence:Claim")))
    return entity
