import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.span import Span
from whence.resolve.actors import ActorResolver, definitions

RESOLVER = ActorResolver()


def resolve(marked, **options):
    """Resolve the mentions in [[double brackets]] of a text, in order."""
    text, spans = "", []
    for part in re.split(r"(\[\[.*?\]\])", marked, flags=re.DOTALL):
        if part.startswith("[["):
            spans.append((len(text), len(text) + len(part) - 4))
            part = part[2:-2]
        text += part
    mentions = [(str(i), Span(begin, end, text)) for i, (begin, end) in enumerate(spans)]
    found = RESOLVER.resolve_document(mentions, text, **options)
    return [found[id] for id, _ in mentions]


def coded(marked, **options):
    return [(a.id, a.country, a.sector) if a else None for a, _ in resolve(marked, **options)]


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Syrian army", ("SYR-MIL", "SYR", "MIL")),
        ("Syrian Arab Army (SAA)", ("SYR-MIL", "SYR", "MIL")),
        ("Syria's army", ("SYR-MIL", "SYR", "MIL")),
        ("Turkish forces", ("TUR-MIL", "TUR", "MIL")),
        ("the Syrian government", ("SYR-GOV", "SYR", "GOV")),
        ("Russian Defense Ministry", ("RUS-GOV", "RUS", "GOV")),
        ("Iraqi police", ("IRQ-COP", "IRQ", "COP")),
        ("the French president", ("FRA-GOV", "FRA", "GOV")),
        ("government of Colombia", ("COL-GOV", "COL", "GOV")),
        ("soldiers from the Chadian army", ("TCD-MIL", "TCD", "MIL")),
        ("Damascus", ("SYR-GOV", "SYR", "GOV")),
        ("the Khartoum government", ("SDN-GOV", "SDN", "GOV")),
        ("Russian warplanes", ("RUS-MIL", "RUS", "MIL")),
        ("Turkey", ("TUR", "TUR", None)),
        ("U.S. forces", ("USA-MIL", "USA", "MIL")),
        ("Turkish-backed rebels", (None, None, "REB")),
        ("Turkish-backed Syrian rebels", (None, "SYR", "REB")),
        ("Russian and Iranian-backed forces", (None, None, "UAF")),
        ("a 22-year-old policeman", (None, None, "COP")),
        ("US-backed Syrian Democratic Forces", ("sdf", "SYR", "REB")),
        ("gunmen", (None, None, "UAF")),
        ("rebel troops", (None, None, "REB")),
        ("Israeli settlers", (None, "ISR", "CVL")),
        ("Congolese soldiers", (None, None, "MIL")),
        ("dozens of Daesh fighters, who had left the town", ("islamic-state", "IMG", "REB")),
        ("field commanders of the Ahrar al-Sham and Hurras al-Din armed groups", ("ahrar", "SYR", "REB")),
        ("the head of the Russian reconciliation center in Syria", ("RUS-MIL", "RUS", "MIL")),
        ("agents of French and Belgian special services", ("FRA-SPY", "FRA", "SPY")),
        ("suspected Boko Haram militants", ("boko-haram", "NGA", "REB")),
        ("UN peacekeepers", ("un", "UNO", "MIL")),
        ("al-Qaeda-linked militants", (None, None, "REB")),
        ("families of Hamas members", (None, None, "CVL")),
        ("Iraqi Prime Minister Salim al-Test", (None, "IRQ", "GOV")),
        ("former President Ana Test", (None, None, "ELI")),
        ("Lebanon's Hezbollah", ("hezbollah", "LBN", "REB")),
        ("Chad Example", (None, None, None)),
        ("the people of Turkey", (None, "TUR", None)),
        ("Criminal Codex", (None, None, None)),
        ("a lawyer for Ana Example", (None, None, "SOC")),
        ("the mayor of Bogota", (None, None, "GOV")),
        ("UN Independent Panel", ("un", "UNO", None)),
        ("U.S.", ("USA", "USA", None)),
    ],
)
def test_mentions_by_their_own_words(mention, expected):
    assert coded(f"[[{mention}]] did it.") == [expected]


@pytest.mark.parametrize(
    "mention",
    [
        "he",
        "us",
        "they",
        "Hamas victims",
        "ex-FARC combatants",
        "two men",
        "the Syrian-Iranian-Russian coalition",
        "supporters of Hezbollah",
        "pro-government sources",
        "the Hamas tunnel",
    ],
)
def test_what_the_words_do_not_tell_stays_unresolved(mention):
    [(actor, reason)] = resolve(f"[[{mention}]] did it.")
    assert actor is None
    assert reason


def test_backing_is_noted_and_gives_no_country():
    [(_, reason)] = resolve("[[Turkish-backed rebels]] moved.")
    assert "Turkish backed" in reason


def test_unnamed_actors_are_called_as_in_the_text():
    [(actor, _)] = resolve("[[the unidentified gunmen on motorcycles]] fled.")
    assert actor is not None
    assert actor.name == "unidentified gunmen"


def test_abbreviations_defined_in_the_text_decide():
    assert coded("The [[Rapid Support Forces (RSF)]] came. [[RSF fighters]] shot.") == [("rsf-sdn", "SDN", "PRM")] * 2
    assert coded("[[RSF]] spoke.") == [None]


def test_an_abbreviation_of_an_unknown_group_is_spelled_out():
    [_, (actor, reason)] = resolve("The [[Peruvian Potato Society]] (PPS) met. [[The PPS]] agreed.")
    assert actor is not None
    assert (actor.id, actor.name, actor.country) == (None, "Peruvian Potato Society", "PER")
    assert "defined here" in reason


def test_a_person_takes_the_role_beside_the_name_and_short_forms_follow():
    found = resolve(
        "The head of the Russian reconciliation center in Syria, [[Maj. Gen. Oleg Example]] spoke. [[Example]] said, "
        "and [[the general]] warned."
    )
    assert [(a.id, a.name, a.country, a.sector) for a, _ in found if a] == [(None, "Oleg Example", "RUS", "MIL")] * 3


@pytest.mark.parametrize(
    "mention", ["the head of the Chadian army, Gen. Oleg Example", "Oleg Example, a spokesman for the Chadian army"]
)
def test_a_mention_of_role_and_name_is_the_person(mention):
    [(actor, _)] = resolve(f"[[{mention}]], spoke.")
    assert actor is not None
    assert (actor.id, actor.name, actor.country, actor.sector) == (None, "Oleg Example", "TCD", "MIL")


def test_a_surname_of_two_persons_is_not_linked():
    [*_, (actor, reason)] = resolve("[[Mayor Ana Example]] met [[Judge Luis Example]]. [[Example]] left.")
    assert actor is not None
    assert actor.sector is None
    assert "may be any of" in reason


def test_the_army_is_the_only_one_named_before():
    assert coded("[[Sudanese troops]] came. [[The army]] won.")[1] == ("SDN-MIL", "SDN", "MIL")
    assert coded("[[Sudanese troops]] met [[Chadian troops]]. [[The army]] won.")[2] == (None, None, "MIL")
    assert coded("[[The army]] won.") == [(None, None, "MIL")]


def test_the_group_is_the_only_one_named_before():
    assert coded("[[Boko Haram]] came. [[The group]] left.")[1] == ("boko-haram", "NGA", "REB")
    assert coded("[[Boko Haram]] came. [[The militants]] left.")[1] == ("boko-haram", "NGA", "REB")
    assert coded("[[Boko Haram]] came. [[Militants]] left.")[1] == (None, None, "REB")
    assert coded("[[Boko Haram]] fought [[Ansaru]]. [[The group]] left.")[2] is None


def test_case_does_not_matter_where_there_is_none():
    lower = "the [[fmln]] fought [[salvadoran soldiers]]; [[colonel luis example]] told [[us]] who it is."
    expected = [("fmln", "SLV", "REB"), ("SLV-MIL", "SLV", "MIL"), (None, None, "MIL"), None]
    assert coded(lower) == expected
    assert coded(lower.upper())[:3] == expected[:3]


def test_a_shared_noun_serves_both_parts():
    assert coded("[[agents of French]] and [[Belgian special services]] met.")[0] == ("FRA-SPY", "FRA", "SPY")
    assert coded("[[French]] and [[Belgian special services]] met.") == [
        ("FRA-SPY", "FRA", "SPY"),
        ("BEL-SPY", "BEL", "SPY"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Green Potato Front (GPF) said", {"gpf": "Green Potato Front"}),
        (
            "the Office for the Coordination of Humanitarian Affairs [OCHA]",
            {"ocha": "Office for the Coordination of Humanitarian Affairs"},
        ),
        ("two men (aged 30)", {}),
        ("a town (XYZ)", {}),
        ("(ABC)", {}),
    ],
)
def test_definitions(text, found):
    assert definitions(text) == found


@given(st.text(max_size=200), st.data())
def test_any_spans_of_any_text_are_answered(text, data):
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
    mentions = [(f"{b}", Span(b, e, text)) for b, e in pairwise(cuts)]
    found = RESOLVER.resolve_document(mentions, text)
    assert set(found) == {id for id, _ in mentions}
    assert all(reason for _, reason in found.values())
