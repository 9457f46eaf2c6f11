"""Add up the pieces of a mention to an actor: names, states with their bodies, roles, persons with their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.model.mention import Actor
from whence.reference.agents import ARMED, REBELLIOUS, Role
from whence.reference.states import States, StateTerm, has_body
from whence.resolve.heads import Piece, PieceKind

_PREMODIFIERS = frozenset({PieceKind.SMALL, PieceKind.OTHER, PieceKind.PEOPLE, PieceKind.BACKING, PieceKind.FORMER})
_MAX_PERSON_WORDS = 5
# Capitalised before a name these are part of it ("Criminal Code"), not titles of a person.
_NO_TITLES = frozenset({"CRM", "REB", "UAF", "CVL", "OPP"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a mention says by itself.

    Attributes:
        actor: None where the words do not tell.
        reason: how it was worked out, or why not.
        person: the name of a person, as printed, where the mention names one.
        role: the role noun that heads the mention, or a person's title.
        named: the mention has a name of its own: it can be what later short forms refer to.
        capital: a capital city stands for the government.
    """

    actor: Actor | None
    reason: str
    person: str | None = None
    role: Role | None = None
    named: bool = False
    capital: bool = False


def read(pieces: Sequence[Piece], states: States, text: str, source: str) -> Finding:
    """Return what the pieces of one mention add up to.

    Args:
        pieces: from `Cutter.cut`.
        states: the states.
        text: the mention as printed, used to name an unnamed actor.
        source: the document's text, which the pieces point into.
    """
    parts = _parts([piece for piece in pieces if piece.kind is not PieceKind.COMMA])
    first, others = _conjuncts(parts[0])
    finding = _simple(first, states, text, source)
    if others and _headless(first):
        # "French and Belgian special services": the head stands after the last of them.
        finding = _simple([*first, *(p for p in others[-1] if p.kind is PieceKind.ROLE)], states, text, source)
    if len(parts) > 1:
        finding = _within(parts[0], finding, read(_flat(parts[1:]), states, text, source), states, text)
    notes = [f"{piece.text!r} only qualifies" for piece in first if piece.kind is PieceKind.BACKING]
    if others:
        notes.append("the first of several in these words")
    if any(p.key in {"suspected", "alleged", "presumed"} for p in first):
        notes.append("as suspected or alleged in the text")
    return replace(finding, reason="; ".join([finding.reason, *notes]))


def _parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cut at "of", "from" and "for"."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is PieceKind.OF:
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in parts if part] or [[]]


def _flat(parts: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Join parts again; the joints come back as "of"."""
    joined: list[Piece] = []
    for part in parts:
        if joined:
            joined.append(Piece(PieceKind.OF, joined[-1].end, part[0].begin, "of", "of"))
        joined.extend(part)
    return joined


def _conjuncts(pieces: Sequence[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Cut at "and" and "or"."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is PieceKind.AND:
            groups.append([])
        else:
            groups[-1].append(piece)
    filled = [group for group in groups if group]
    return (filled[0], filled[1:]) if filled else ([], [])


def _headless(pieces: Sequence[Piece]) -> bool:
    """Say whether there is only an adjective of a state, whose noun comes later."""
    states = [p for p in pieces if p.kind is PieceKind.STATE]
    rest = [p for p in pieces if p.kind not in {PieceKind.STATE, PieceKind.SMALL, PieceKind.FORMER, PieceKind.BACKING}]
    return bool(states) and not rest and all(p.state and p.state.term is StateTerm.ADJECTIVE for p in states)


def _simple(pieces: Sequence[Piece], states: States, text: str, source: str) -> Finding:
    """Read pieces without "of" and "and"."""
    content = [p for p in pieces if p.kind not in _PREMODIFIERS]
    if not content:
        return Finding(None, "no name and no word for a role that is known")
    last = pieces[-1] if pieces[-1].kind is PieceKind.OTHER else content[-1]
    if last.kind is PieceKind.OTHER:
        return _unknown_head(content, last, states, text)
    if last.kind is PieceKind.PROPER:
        return _proper(content, pieces, states, source)
    if last.kind is PieceKind.NAME and last.match:
        return Finding(last.match.actor, last.match.reason, named=last.match.actor is not None)
    if last.kind is PieceKind.ROLE and last.role:
        return _role(content, pieces, last.role, states, text)
    if last.kind is PieceKind.STATE:
        return _state(content, states, text)
    return Finding(None, f"{last.text!r} alone does not tell who it is", role=last.role)


def _unknown_head(content: Sequence[Piece], last: Piece, states: States, text: str) -> Finding:
    code = _country(content)
    if code and content[-1].kind is PieceKind.STATE and not any(p.kind is PieceKind.NAME for p in content):
        return Finding(
            Actor(None, _trim(text), code, None), f"of {states.states[code].name}; {last.text!r} tells no sector"
        )
    return Finding(None, f"the head {last.text!r} is not known as a role")


def _state(content: Sequence[Piece], states: States, text: str) -> Finding:
    """Read a mention whose last word is a state's: the state, its people, or its capital for its government."""
    named = [p for p in content if p.state]
    word = named[-1].state
    if word is None or len(word.codes) > 1:
        return Finding(None, f"{named[-1].text!r} may be any of {', '.join(word.codes) if word else ''}")
    if len({p.state.codes for p in named if p.state}) > 1:
        return Finding(None, "several states are named together")
    code = word.codes[0]
    if word.term is StateTerm.NAME:
        return Finding(states.body(code, None), f"{named[-1].text!r} is a state", named=True)
    if word.term is StateTerm.CAPITAL:
        return Finding(
            states.body(code, "GOV"), f"the capital {named[-1].text!r} stands for the government", capital=True
        )
    if word.term is StateTerm.PEOPLE:
        return Finding(Actor(None, _trim(text), code, "CVL"), f"people of {states.states[code].name}")
    return Finding(Actor(None, _trim(text), code, None), f"{named[-1].text!r} tells the country and nothing else")


def _country(content: Sequence[Piece]) -> str | None:
    """Return the one state that adjectives and names of states before a head agree on; capitals do not count."""
    codes = {
        p.state.codes
        for p in content
        if p.state and p.state.term is not StateTerm.CAPITAL and p.kind is PieceKind.STATE
    }
    if len(codes) != 1:
        return None
    only = codes.pop()
    return only[0] if len(only) == 1 else None


def _sector(content: Sequence[Piece], head: Role, country: str | None) -> str | None:
    """Return the sector of a role with the roles before it: "rebel troops" are rebels, "police spokesman" is police."""
    before = [p.role for p in content if p.role and p.role is not head and p.role.sector]
    if head.sector in {"MIL", "UAF", None} and (turned := next((r for r in before if r.sector in REBELLIOUS), None)):
        return "REB" if turned.sector == "OPP" and head.sector else turned.sector
    if head.bare_force:
        told = next((r.sector for r in reversed(before)), None)
        return told if told in ARMED else "MIL" if told == "GOV" or country else "UAF"
    if head.sector is None:
        return next((r.sector for r in reversed(before)), None)
    return head.sector


def _role(content: Sequence[Piece], pieces: Sequence[Piece], head: Role, states: States, text: str) -> Finding:
    """Read a mention headed by a role noun."""
    country = _country(content)
    sector = _sector(content, head, country)
    name = next((p for p in reversed(content) if p.kind is PieceKind.NAME), None)
    if any(p.kind is PieceKind.FORMER for p in pieces):
        past = "ELI" if sector in {"GOV", "MIL", "LEG"} and head.kind == "person" else None
        if name or not country:
            return Finding(None, "somebody's former people; whose they are now is not told", role=head)
        return Finding(Actor(None, _trim(text), country, past), f"formerly {head.noun}", role=head)
    if name and name.match:
        return _member(name, head, sector, text)
    codes = {p.state.codes for p in content if p.state and p.state.term is not StateTerm.CAPITAL}
    if len(codes) > 1:
        return Finding(
            Actor(None, _trim(text), None, sector) if sector else None, "several states are named", role=head
        )
    if head.apart:
        sector = head.sector
    capital = next((p.state for p in content if p.state and p.state.term is StateTerm.CAPITAL), None)
    if capital and sector == "GOV" and not country and len(capital.codes) == 1:
        return Finding(states.body(capital.codes[0], "GOV"), "the capital stands for the government", role=head)
    if country and has_body(sector) and not head.apart:
        actor = states.body(country, sector)
        return Finding(actor, f"{states.states[country].name} and {head.noun!r}", role=head, named=True)
    if country or sector:
        actor = Actor(None, _trim(text), country, sector)
        where = f" of {states.states[country].name}" if country else "; no country is told"
        return Finding(actor, f"unnamed {head.noun!r}{where}", role=head)
    ambiguous = next((c for c in codes if len(c) > 1), None)
    why = (
        f"the state may be any of {', '.join(ambiguous)}"
        if ambiguous
        else f"{head.noun!r} tells no sector and no country"
    )
    return Finding(None, why, role=head)


def _member(name: Piece, head: Role, sector: str | None, text: str) -> Finding:
    """Read a role that stands beside a name: the named actor's people, or somebody apart from it."""
    match = name.match
    if match is None or match.actor is None:
        reason = match.reason if match else "no name"
        return Finding(Actor(None, _trim(text), None, sector) if sector and not head.apart else None, reason, role=head)
    if head.apart or not _fits(head, match.actor):
        other = head.sector
        actor = Actor(None, _trim(text), None, other) if other else None
        return Finding(actor, f"{head.noun!r} beside {match.actor.name}, not of it", role=head)
    actor = match.actor
    if head.armed and actor.sector not in ARMED:
        actor = replace(actor, sector=head.sector)
    return Finding(actor, f"{match.reason}, {head.noun!r} of it", role=head, named=True)


def _fits(head: Role, actor: Actor) -> bool:
    """Say whether people of a role can be the actor's own."""
    if head.sector is None or head.sector == actor.sector or actor.sector is None:
        return head.sector not in {"CVL", "REF", "AGR", "OPP"} or head.sector == actor.sector
    if head.armed:
        return True
    return head.sector in {"GOV", "PTY", "LEG", "JUD"} and actor.sector in ARMED | {"GOV", "PTY"}


def _proper(content: Sequence[Piece], pieces: Sequence[Piece], states: States, source: str) -> Finding:
    """Read a mention that ends in a capitalised name unknown to the registry: a person, or an organisation."""
    at = len(content)
    while at and content[at - 1].kind is PieceKind.PROPER:
        at -= 1
    name = _printed(source, content[at:])
    before = content[:at]
    country = _country(before)
    lead = before[-1] if before else None
    if lead is not None and lead.kind is PieceKind.STATE and not lead.possessive:
        if lead.state and lead.state.term is not StateTerm.ADJECTIVE:
            return Finding(
                Actor(None, f"{lead.text} {name}", None, None), "a name; the registry does not know it", named=True
            )
        full = f"{lead.text} {name}"
        where = f"of {states.states[country].name}" if country else "no one state is told"
        return Finding(Actor(None, full, country, None), f"a name the registry does not know, {where}", named=True)
    if lead is not None and lead.role and lead.role.sector in _NO_TITLES and lead.text[0].isupper():
        return Finding(
            Actor(None, f"{lead.text} {name}", country, None), "a name the registry does not know", named=True
        )
    role = next((p.role for p in reversed(before) if p.role), None)
    sector = _sector(before, role, country) if role and not role.apart else None
    if any(p.kind is PieceKind.FORMER for p in pieces):
        sector = "ELI" if sector in {"GOV", "MIL", "LEG"} else None
    owner = next((p.match.actor for p in reversed(before) if p.match and p.match.actor), None)
    if owner and role and not role.apart:
        country, sector = country or owner.country, sector or owner.sector
    person = name if len(content) - at <= _MAX_PERSON_WORDS and (role is None or role.kind == "person") else None
    told = f"by the role {role.noun!r}" if role and (sector or country) else "no role in these words"
    return Finding(Actor(None, name, country, sector), f"a name the registry does not know; {told}", person, role, True)


def _within(before: Sequence[Piece], outer: Finding, inner: Finding, states: States, text: str) -> Finding:
    """Read "X of Y": Y's people, a state's body, or X alone."""
    heads = [p for p in before if p.kind not in _PREMODIFIERS]
    if before and not heads and before[-1].kind is PieceKind.OTHER:
        return Finding(None, f"the head {before[-1].text!r} is not known as a role")
    if not heads:
        return replace(inner, reason=f"{before[-1].text!r} of: {inner.reason}") if before else inner
    role = heads[-1].role
    if role is None or outer.person or heads[-1].kind is not PieceKind.ROLE:
        return outer
    if role.apart:
        actor = Actor(None, _trim(text), None, role.sector) if role.sector else None
        return Finding(actor, f"{role.noun!r} of somebody, not that somebody", role=role)
    if inner.person or inner.capital or any(p.kind is PieceKind.FORMER for p in before):
        return outer  # a person's spokesman is not that person, nor is a city's mayor the state's government
    if inner.actor is None:
        return outer if outer.actor else Finding(None, inner.reason, role=role)
    return _belonging(role, outer, inner, inner.actor, states, _trim(text))


def _belonging(role: Role, outer: Finding, inner: Finding, owner: Actor, states: States, text: str) -> Finding:
    """Read a role of a known owner: "the army of Syria", "members of Hamas", "leaders of the rebels"."""
    reason = f"{role.noun!r} of: {inner.reason}"
    if owner.country and owner.id in states.states:
        if outer.actor and outer.actor.country not in {None, owner.country}:
            return outer  # "the US envoy for Syria" is not Syria's
        sector = outer.actor.sector if outer.actor else None
        if has_body(sector):
            return Finding(states.body(owner.country, sector), reason, role=role, named=True)
        return Finding(Actor(None, text, owner.country, sector), reason, role=role)
    if role.sector is not None and not _fits(role, owner):
        return outer
    actor = owner
    if owner.id is None and role.sector:
        actor = replace(owner, name=text, sector=role.sector)
    elif owner.id and role.armed and owner.sector not in ARMED:
        actor = replace(owner, sector=role.sector)
    return Finding(actor, reason, role=role, named=inner.named)


def _printed(source: str, pieces: Sequence[Piece]) -> str:
    """Return the words of some pieces as the document prints them, without a possessive at the end."""
    words = " ".join(source[pieces[0].begin : pieces[-1].end].split())
    return words[:-2] if pieces[-1].possessive and words[-1] in "sS" and words[-2] in "'’" else words


def _trim(text: str) -> str:
    """Return the words of an unnamed actor without article and white space runs."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)
