"""Whether a short form can stand for somebody: agreement in number and gender, the roles and initials of a name."""

from __future__ import annotations

from collections.abc import Sequence

from whence.extract.referents import Referent, sector_of
from whence.extract.short_forms import is_thing
from whence.reference.agents import agents
from whence.reference.names import split_names

_SECTORS = {
    "group": frozenset({"REB", "PRM", "SOC", "PTY", "CRM"}),
    "monitor": frozenset({"SOC"}),
    "observatory": frozenset({"SOC"}),
    "charity": frozenset({"SOC", "MED"}),
    "agency": frozenset({"JRN"}),
    "outlet": frozenset({"JRN"}),
    "newspaper": frozenset({"JRN"}),
    "paper": frozenset({"JRN"}),
    "broadcaster": frozenset({"JRN"}),
    "channel": frozenset({"JRN"}),
}
"""Sectors of the bodies that a general noun can stand for, though their names do not hold it."""


def only(referents: Sequence[Referent]) -> Referent | None:
    """Return the last of some referents if all are the same one."""
    return referents[-1] if len({each.who for each in referents}) == 1 else None


def agrees(pronoun: str, referent: Referent) -> bool:
    """Say whether a pronoun can stand for somebody: no ministry is "he", no general "it".

    A name of which nobody knows whether it is a person's can be "he" or "it" if it speaks.
    """
    unlabelled = referent.person is None and referent.told and referent.name != ()
    if pronoun in {"he", "she"}:
        if referent.plural or not (referent.person or unlabelled):
            return False
        return referent.female is None or referent.female == (pronoun == "she")
    if pronoun == "it":
        return not referent.plural and (referent.person is False or unlabelled)
    return referent.plural or (referent.person is False and referent.told)


def has_role(referent: Referent, words: Sequence[str]) -> bool:
    """Say whether somebody is what a role says, by the words beside the name or by the registry.

    Args:
        referent: whom the document named before.
        words: the lower-cased words of the role, without article: "the foreign minister" is not the prime minister.
    """
    noun = words[-1]
    if not set(words[:-1]).issubset(referent.roles):
        return False
    if is_thing(noun):
        return noun in referent.roles
    role = agents().lookup(noun)
    if referent.plural != (role is not None and role.plural):
        return False
    if referent.person is False and sector_of(referent.span.text) in _SECTORS.get(noun, ()):
        return True
    if noun in referent.roles:
        return referent.name != () or referent.roles[-1] == noun
    titles = [title for word in referent.roles if (title := agents().titles.get(word)) is not None]
    return any(title == noun or title.endswith(f" {noun}") for title in titles)


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name."""
    return "".join(word.text[0] for word in split_names(name) if word.text[0].isupper() and word.key != "the")
