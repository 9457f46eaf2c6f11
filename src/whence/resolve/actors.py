"""Resolve the actor mentions of a document: by the registry, by states and roles, and by what the document said before.

A short form ("the general", a surname, "the army") is linked only where one actor of the document fits. Pronouns stay
unresolved. Nobody who is not in the registry gets an id: a person has the name in the text, and the country and sector
that role words in the text tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from whence.model.mention import Actor
from whence.model.span import Span
from whence.reference.actors import Context, Registry, registry
from whence.reference.agents import Agents, Role, agents
from whence.reference.names import fold, split_names
from whence.reference.states import States, has_body, states
from whence.resolve.heads import Cutter, Piece, PieceKind
from whence.resolve.phrase import Finding, read

Resolution: TypeAlias = tuple[Actor | None, str]

# "Rapid Support Forces (RSF)", "Ejercito [ERP]": a short form in brackets after the full one.
_BRACKETED = re.compile(r"[(\[]\s*[\"“]?([^\W_][\w.&/-]{1,11})[\"”]?\s*[)\]]")
_DEFINITION_REACH = 120  # code points before a bracket in which its full name is looked for
_APPOSITION_REACH = 160
_CASE_SAMPLE = 20_000  # code points at the beginning of a text that tell whether it has case
_SENTENCE_END = re.compile(r"(?<!Gen)(?<!Maj)(?<!Col)(?<!Lt)(?<!Mr)(?<!Dr)[.!?]\s+(?=[^\W\d_])|\n\s*\n")
# "Georgy Zhukov, the minister, Ivan Konev said": what follows a name and a comma belongs to that name, unless the other
# stands between commas itself.
_AFTER_NAME = re.compile(r"[A-Z][\w'’-]*,\s\Z")
_QUOTES = "\"“”„«»'‘’ \t\n"
_GROUP_ANAPHORS = frozenset(
    ["group", "organization", "organisation", "movement", "militia", "cartel"]
    + [f"{kind} group" for kind in ("militant", "rebel", "armed", "terrorist", "jihadist", "extremist", "guerrilla")]
)
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(slots=True)
class _Memory:
    """What the document has named so far."""

    persons: dict[str, list[tuple[int, Finding]]] = field(default_factory=dict)
    bodies: dict[str, dict[str, Actor]] = field(default_factory=dict)
    groups: dict[str, Actor] = field(default_factory=dict)
    coalitions: dict[str, Actor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActorResolver:
    """Resolves the actor mentions of one document at a time; holds nothing between documents."""

    registry: Registry = field(default_factory=registry)
    states: States = field(default_factory=states)
    agents: Agents = field(default_factory=agents)

    def resolve_document(
        self, mentions: Sequence[tuple[str, Span]], text: str, *, countries: Iterable[str] = ()
    ) -> dict[str, Resolution]:
        """Return the actor of each mention, or None, with the reason.

        Cost: one pass over the text for the states and names it holds, then the words of the mentions.

        Args:
            mentions: id and span, in any order.
            text: the document's text, which the spans point into.
            countries: alpha-3 codes of states that the document is known to be about, beside those its words name.
        """
        context = self.context(text, countries)
        cutter = Cutter(self.registry, self.states, self.agents)
        ordered = sorted(mentions, key=lambda item: (item[1].begin, item[1].end))
        findings = {id: self._alone(span, cutter, context) for id, span in ordered}
        memory = _Memory()
        for id, span in ordered:
            finding = findings[id]
            if finding.person:
                finding = findings[id] = self._with_apposition(span, finding, cutter, context)
                name = _name_words(finding)
                if len(name) > 1:
                    memory.persons.setdefault(name[-1], []).append((span.begin, finding))
        resolved: dict[str, Resolution] = {}
        for id, span in ordered:
            finding = self._linked(span, findings[id], memory)
            _remember(finding, memory)
            resolved[id] = (finding.actor, finding.reason)
        return resolved

    def context(self, text: str, countries: Iterable[str] = ()) -> Context:
        """Return what a document says that decides between namesakes: its states, definitions and plain names."""
        letters = [c for c in text[:_CASE_SAMPLE] if c.isalpha()]
        upper = sum(map(str.isupper, letters))
        caseless = len(letters) > 20 and (upper < 0.004 * len(letters) or upper > 0.9 * len(letters))
        words = split_names(text)
        named = self.states.mentioned(words)
        ids = self.registry.certain(words, caseless=caseless)
        return Context(frozenset(countries) | frozenset(named), definitions(text), ids, caseless)

    def _alone(self, span: Span, cutter: Cutter, context: Context) -> Finding:
        """Read a mention by its own words, and by the noun after it where it is only an adjective."""
        text = span.text.strip(_QUOTES)
        if not text:
            return Finding(None, "no words")
        if text.lower() in self.agents.pronouns and text != "US":
            return Finding(None, "a pronoun")
        whole = self.registry.find(text, context=context)
        if whole and (whole.actor or not text.startswith(("the ", "The "))):
            return Finding(whole.actor, whole.reason, named=whole.actor is not None)
        full = context.defined.get(fold(text).removeprefix("the "))
        if full and fold(full) != fold(text):
            finding = read(cutter.cut(full, 0, len(full), context), self.states, full, full)
            return replace(finding, person=None, reason=f"{text!r} is defined here as {full!r}; {finding.reason}")
        pieces = cutter.cut(span.source, span.begin, span.end, context)
        if not pieces:
            return Finding(None, "no words")
        if apposed := self._apposed(span, cutter, context):
            return apposed
        borrowed = _shared_head(span, pieces, cutter, context)
        finding = read([*pieces, *borrowed], self.states, _core(span, pieces, text), span.source)
        if borrowed:
            finding = replace(finding, reason=f"{finding.reason}; the noun {borrowed[-1].text!r} is shared")
        return finding

    def _apposed(self, span: Span, cutter: Cutter, context: Context) -> Finding | None:
        """Read "the head of X, General Y" and "Y, a spokesman for X" as the person Y with the role of X."""
        for comma in list(re.finditer(r",\s", span.text))[:2]:
            middle = span.begin + comma.start()
            sides = []
            for begin, end in ((span.begin, middle), (span.begin + comma.end(), span.end)):
                pieces = cutter.cut(span.source, begin, end, context)
                sides.append(
                    read(pieces, self.states, span.source[begin:end], span.source) if pieces else Finding(None, "")
                )
            person, role = sides if sides[0].person else sides[::-1]
            if not person.person or role.person or person.actor is None or not _is_one_person(role.role):
                continue
            told = role.actor or person.actor
            actor = replace(
                person.actor,
                country=person.actor.country or told.country,
                sector=person.actor.sector or told.sector,
            )
            return replace(
                person, actor=actor, reason=f"a name with its role: {role.reason}", role=person.role or role.role
            )
        return None

    def _with_apposition(self, span: Span, finding: Finding, cutter: Cutter, context: Context) -> Finding:
        """Take a person's country and sector from the role beside the name: ", a spokesman for the Iraqi army,"."""
        if finding.actor is None or (finding.actor.country and finding.actor.sector):
            return finding
        for begin, end in _appositions(span):
            pieces = cutter.cut(span.source, begin, end, context)
            beside = read(pieces, self.states, span.source[begin:end].strip(), span.source) if pieces else None
            if beside is None or beside.actor is None or beside.person or not _is_one_person(beside.role):
                continue
            country, sector = finding.actor.country, finding.actor.sector
            if country and beside.actor.country not in {None, country}:
                continue
            country, sector = country or beside.actor.country, sector or beside.actor.sector
            actor = replace(finding.actor, country=country, sector=sector)
            reason = f"a name, with the role beside it: {' '.join(span.source[begin:end].split())!r}"
            return replace(finding, actor=actor, reason=reason, role=finding.role or beside.role)
        return finding

    def _linked(self, span: Span, finding: Finding, memory: _Memory) -> Finding:
        """Link a short form to what the document named before."""
        if finding.person:
            return _same_person(finding, memory)
        if finding.named or finding.role is None:
            return finding
        words = [w.key for w in split_names(span.text)]
        definite = bool(words) and words[0] in _DEFINITE
        bare = " ".join(words[1:] if definite else words)
        if definite and finding.role.kind == "person" and not finding.role.plural and self.agents.lookup(bare):
            return _titled(finding, span.begin, memory)
        if bare == "coalition":
            return _only(finding, memory.coalitions.values(), "the only coalition named so far")
        if definite and (bare in _GROUP_ANAPHORS or _are_members(finding.role, bare)):
            return _only(finding, memory.groups.values(), f"the only group named so far that {span.text!r} can be")
        actor = finding.actor
        if (
            actor
            and actor.country is None
            and actor.sector
            and has_body(actor.sector)
            and finding.role.kind != "person"
        ):
            known = memory.bodies.get(actor.sector, {}).values()
            if self.agents.lookup(bare):
                return _only(finding, known, "the only one of its kind named so far")
        return finding


def _are_members(role: Role, noun: str) -> bool:
    """Say whether a plural alone means the people of an armed group named before: "the militants"."""
    return role.plural and role.kind == "person" and role.sector == "REB" and " " not in noun


def definitions(text: str) -> Mapping[str, str]:
    """Return the abbreviations that a text defines in brackets: folded abbreviation to full name.

    The letters of the abbreviation must begin words of the full name in order (small words may be passed over), as in
    Schwartz and Hearst's rule. The cost is linear in the text: each bracket looks back a fixed reach.
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = fold(match.group(1)).replace(" ", "")
        if not short.isalnum() or short.isdigit() or len(short) < 2:
            continue
        words = split_names(text, max(0, match.start() - _DEFINITION_REACH), match.start())
        begin = _initials(short, [word.key for word in words])
        if begin is not None and "\n\n" not in text[words[begin].begin : match.start()]:
            found.setdefault(short, " ".join(text[words[begin].begin : words[-1].end].split()))
    return found


def _initials(short: str, words: Sequence[str]) -> int | None:
    """Return the word at which the full name of an abbreviation begins, reading backwards from the bracket."""
    letters = len(short)
    for begin in range(len(words) - 1, max(-1, len(words) - letters - 5), -1):
        if words[begin][0] != short[0]:
            continue
        at = 0
        for word in words[begin:]:
            if at < letters and word[0] == short[at]:
                at += 1
            elif len(word) > 4 and word not in {"against"}:
                break
        else:
            if at == letters:
                return begin
    return None


def _core(span: Span, pieces: Sequence[Piece], text: str) -> str:
    """Return the words of the mention up to where its clauses begin."""
    end = max((p.end for p in pieces if p.end <= span.end), default=span.end)
    return span.source[span.begin : end].strip(_QUOTES) or text


def _shared_head(span: Span, pieces: Sequence[Piece], cutter: Cutter, context: Context) -> list[Piece]:
    """Return the role that a bare adjective shares with the next: "French" in "French and Belgian agents"."""
    joint = max((i for i, p in enumerate(pieces) if p.kind is PieceKind.OF), default=-1)
    tail = pieces[joint + 1 :]
    if any(p.kind not in {PieceKind.STATE, PieceKind.SMALL} for p in tail) or not pieces[-1].state:
        return []
    if pieces[-1].state.term != "adjective":
        return []
    after = span.source[span.end : span.end + _APPOSITION_REACH]
    if not re.match(r"\s*(?:,|and\b|or\b)", after):
        return []
    following = cutter.cut(span.source, span.end, min(len(span.source), span.end + _APPOSITION_REACH), context)
    for piece in following:
        if piece.kind is PieceKind.ROLE:
            return [piece]
        if piece.kind not in {PieceKind.STATE, PieceKind.SMALL, PieceKind.AND, PieceKind.COMMA}:
            return []
    return []


def _appositions(span: Span) -> list[tuple[int, int]]:
    """Return the stretches beside a name that may be its apposition: after it, then before it."""
    text, stretches = span.source, []
    if text[span.end : span.end + 2] == ", ":
        stop = re.compile(r"[,;.()]|\bwho\b|\bsaid\b|\btold\b").search(text, span.end + 2, span.end + _APPOSITION_REACH)
        end = stop.start() if stop else min(len(text), span.end + _APPOSITION_REACH)
        stretches.append((span.end + 2, end))
    if text[: span.begin].endswith(", "):
        end = span.begin - 2
        low = max(0, end - _APPOSITION_REACH)
        marks = [m.end() for m in _SENTENCE_END.finditer(text, low, end)]
        marks += [m.end() for m in re.compile(r"[,;:(]\s").finditer(text, low, end)]
        begin = max([low, *marks])
        if text[span.end : span.end + 1] == "," or not _AFTER_NAME.search(text, low, begin):
            stretches.append((begin, end))
    return [(begin, end) for begin, end in stretches if text[begin:end].strip()]


def _same_person(finding: Finding, memory: _Memory) -> Finding:
    """Link a surname to the one full name of the document that ends in it."""
    words = _name_words(finding)
    if not words:
        return finding
    known = [(at, other) for at, other in memory.persons.get(words[-1], []) if not _clash(finding, other)]
    names = {" ".join(_name_words(other)): other for _, other in reversed(known)}
    if len(words) > 1:
        fuller = names.get(" ".join(words))
        if fuller is None or fuller.actor == finding.actor:
            return finding
        return replace(finding, actor=fuller.actor, reason=fuller.reason)
    if len(names) == 1:
        full = next(iter(names.values()))
        return replace(full, reason=f"short for {full.person!r}: {full.reason}", person=finding.person)
    if names:
        return replace(finding, reason=f"may be any of {', '.join(sorted(o.person or '' for o in names.values()))}")
    return finding


def _name_words(finding: Finding) -> list[str]:
    """Return the folded words of a person's name without Arabic articles."""
    return [word for word in fold(finding.person or "").split() if word not in {"al", "el"}]


def _clash(one: Finding, other: Finding) -> bool:
    """Say whether two mentions tell different sectors or countries: they are two persons, or we cannot know."""
    a, b = one.actor, other.actor
    return (
        a is not None
        and b is not None
        and any(x and y and x != y for x, y in ((a.sector, b.sector), (a.country, b.country)))
    )


def _titled(finding: Finding, begin: int, memory: _Memory) -> Finding:
    """Link "the general" to the one person named so far with that title."""
    role = finding.role
    people: dict[str, Finding] = {}
    for named in memory.persons.values():
        for at, other in named:
            if at < begin and role and other.role and _same_title(role, other.role):
                people[" ".join(_name_words(other))] = other
    if len(people) != 1:
        return finding if not people else replace(finding, reason=f"{finding.reason}; several persons have this title")
    (only,) = people.values()
    reason = f"the only {role.noun if role else 'person'} named so far is {only.person!r}"
    return replace(only, reason=reason, person=None, named=False)


def _is_one_person(role: Role | None) -> bool:
    return role is not None and role.kind == "person" and not role.plural


def _same_title(short: Role, full: Role) -> bool:
    """Say whether a title is the last words of another: "general" and "major general"."""
    return full.noun == short.noun or full.noun.endswith(f" {short.noun}")


def _only(finding: Finding, known: Iterable[Actor], reason: str) -> Finding:
    options = list(known)
    if len(options) == 1:
        return replace(finding, actor=options[0], reason=f"{reason}: {options[0].name}")
    return replace(finding, reason=f"{finding.reason}; several were named before") if options else finding


def _remember(finding: Finding, memory: _Memory) -> None:
    actor = finding.actor
    if actor is None or actor.id is None or finding.person:
        return
    if actor.country and actor.sector and actor.id.startswith(f"{actor.country}-"):
        memory.bodies.setdefault(actor.sector, {})[actor.country] = actor
    elif finding.named and "coalition" in actor.id:
        memory.coalitions[actor.id] = actor
    elif finding.named and actor.sector in {"REB", "PRM", "CRM"}:
        memory.groups[actor.id] = actor
