import pytest
from tests.extract.build import passage

from whence.extract.sharing import Sharing


def shared(text, roles, verb):
    found = passage(text, roles)
    sharing, at = Sharing(found), found.words.lower.index(verb)
    return [text[x.begin : x.end] if x else None for x in (sharing.subject(at), sharing.object(at))]


CASES = [
    (
        "Gunmen stormed a school and abducted pupils",
        {"stormed": {"ARG0": "Gunmen", "ARG1": "a school"}, "abducted": {"ARG1": "pupils"}},
        "abducted",
        ["Gunmen", None],
    ),
    (
        "Gunmen ambushed a convoy on Friday, killing four",
        {"ambushed": {"ARG0": "Gunmen", "ARG1": "a convoy"}, "killing": {"ARG1": "four"}},
        "killing",
        ["Gunmen", None],
    ),
    (
        "The army shelled and then stormed the town",
        {"shelled": {"ARG0": "The army"}, "stormed": {"ARG0": "The army", "ARG1": "the town"}},
        "shelled",
        [None, "the town"],
    ),
    (
        "Villagers were seized and killed by gunmen",
        {"seized": {"ARG1": "Villagers"}, "killed": {"ARG0": "by gunmen"}},
        "seized",
        ["by gunmen", None],
    ),
    (
        "Villagers were seized by gunmen and killed",
        {"seized": {"ARG1": "Villagers", "ARG0": "by gunmen"}, "killed": {}},
        "killed",
        [None, "Villagers"],
    ),
    (
        "Rebels killed a man who worked for aid groups and kidnapped his wife",
        {
            "killed": {"ARG0": "Rebels", "ARG1": "a man"},
            "worked": {"R-ARG0": "who", "ARG0": "a man"},
            "kidnapped": {"ARG1": "his wife"},
        },
        "kidnapped",
        [None, None],
    ),
    (
        "The army, which shelled the town, left",
        {"shelled": {"R-ARG0": "which", "ARG1": "the town"}},
        "shelled",
        ["The army", None],
    ),
    (
        "They met the rebels who killed soldiers",
        {"met": {"ARG0": "They"}, "killed": {"ARG1": "soldiers"}},
        "killed",
        ["the rebels", None],
    ),
    ("They met the men who were killed", {"met": {"ARG0": "They"}, "killed": {}}, "killed", [None, "the men"]),
    (
        "They saw the men whom police had killed",
        {"saw": {"ARG0": "They"}, "killed": {"R-ARG1": "whom", "ARG0": "police"}},
        "killed",
        [None, "the men"],
    ),
]


@pytest.mark.parametrize(("text", "roles", "verb", "expected"), CASES)
def test_what_verbs_share(text, roles, verb, expected):
    assert shared(text, roles, verb) == expected


def test_a_participle_joined_to_a_passive_is_one():
    text = "Recruits should be hunted and killed"
    found = passage(text, {"hunted": {"ARG1": "Recruits"}, "killed": {"ARG1": "Recruits"}})
    assert Sharing(found).is_passive(found.words.lower.index("killed"))
