"""What the heads predict: groups of labels over words, and labels over pairs of words."""

from dataclasses import dataclass

ENTITY_TYPES = (
    "Organisation",
    "Person",
    "Location",
    "Nationality",
    "Temporal",
    "Quantity",
    "Vehicle",
    "Weapon",
    "MilitaryPlatform",
    "DocumentReference",
    "Money",
)
NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
PLOVER_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "RETREAT",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
# Roles with at least 40 examples in the training data; rarer ones cannot be learned.
ROLES = (
    *("ARG0", "ARG1", "ARG2", "ARG3", "ARG4"),
    *(f"ARGM-{m}" for m in ("TMP", "ADV", "MOD", "NEG", "ADJ", "LOC", "MNR", "DIS", "EXT", "PRP", "CAU", "PRR", "LVB")),
    *(f"ARGM-{m}" for m in ("DIR", "PRD", "GOL", "CXN", "COM")),
    *("R-ARG0", "R-ARG1", "R-ARG2", "R-ARGM-LOC", "R-ARGM-TMP", "C-ARG1", "C-ARG2", "C-V", "C-ARGM-CXN"),
)
FILLERS = ("PERPETRATOR", "ORGANIZATION", "TARGET", "VICTIM", "DESCRIBED", "WEAPON")
INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery")
IGNORE = -100


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return O and the B- and I- label of every type."""
    return ("O", *(f"{p}-{t}" for t in types for p in "BI"))


@dataclass(frozen=True, slots=True)
class Group:
    """One softmax over the labels of a word.

    Attributes:
        weight: of its loss; small corpora weigh more a word.
        first_weight: of the label O (or NONE) in the loss.
    """

    name: str
    labels: tuple[str, ...]
    weight: float = 1.0
    first_weight: float = 1.0


GROUPS = (
    *(Group(f"entity.{layer}", bio((t,)), 3.0) for t in ENTITY_TYPES for layer in (f"{t}.outer", f"{t}.inner")),
    Group("name", bio(NAME_TYPES), 3.0),
    Group("toponym.literal", bio(("LITERAL",)), 3.0),
    Group("toponym.associative", bio(("ASSOCIATIVE",)), 3.0),
    Group("time", bio(TIME_TYPES), 3.0),
    Group("predicate", ("O", "PREDICATE")),
    Group("event", ("NONE", *PLOVER_TYPES), 4.0, 0.2),
    Group("attribution.source", bio(("SOURCE",))),
    Group("attribution.cue", bio(("CUE",)), 1.5),
    Group("attribution.content", bio(("CONTENT",)), 1.5),
    *(Group(f"filler.{slot}", bio((slot,)), 2.0) for slot in FILLERS),
    *(Group(f"incident.{type_}", ("NO", "YES"), 0.5) for type_ in INCIDENTS),
    Group("topic", PLOVER_TYPES, 0.15),
)
GROUP_INDEX = {group.name: i for i, group in enumerate(GROUPS)}
BRANCH_GROUPS = tuple(group for group in GROUPS if group.name.startswith("attribution."))  # read off the branch
ROLE_LABELS = bio(ROLES)
LINK_LABELS = ("O", "LINKED")  # of a cue with a source span or a content span
LINKED_GROUPS = ("attribution.source", "attribution.content")
