import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.errors import ReferenceDataError
from whence.model.mention import Actor
from whence.reference.actors import EXTRA_COUNTRIES, SECTORS, Context, Entry, Registry, registry
from whence.reference.names import fold, skeleton, split_names
from whence.reference.states import states

NOTHING = Context()


def found(name, context=NOTHING):
    match = registry().find(name, context=context)
    return match.actor.id if match and match.actor else None


def test_the_registry_has_at_least_150_groups_and_organisations():
    kinds = [entry.kind for entry in registry().entries.values()]
    assert sum(kind not in {"outlet", "state body"} for kind in kinds) >= 150


def test_every_actor_has_valid_codes():
    for entry in registry().entries.values():
        assert entry.actor.country in set(states().states) | EXTRA_COUNTRIES
        assert entry.actor.sector is None or entry.actor.sector in SECTORS


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("ISIS", "islamic-state"),
        ("Isis", "islamic-state"),
        ("Nato", "nato"),
        ("Daesh", "islamic-state"),
        ("Da’esh", "islamic-state"),
        ("the Islamic State of Iraq and the Levant", "islamic-state"),
        ("Islamic State of Iraq and Levant", "islamic-state"),
        ("SDF", "sdf"),
        ("Jabhat an-Nusrah", "hts"),
        ("Hay'at Tahrir ash-Sham", "hts"),
        ("Al Qaida", "al-qaeda"),
        ("al-Qa'ida", "al-qaeda"),
        ("Hizbullah", "hezbollah"),
        ("Hizbollah", "hezbollah"),
        ("Al Shabaab", "al-shabaab"),
        ("Ansarullah", "houthis"),
        ("Ansar Allah", "houthis"),
        ("Lashkar-e-Tayyiba", "let"),
        ("Jemaah Islamiya", "ji"),
        ("Sendero Luminoso", "shining-path"),
        ("M-19", "m19"),
        ("F.M.L.N.", "fmln"),
        ("Ejército de Liberación Nacional", "eln"),
        ("Army of National Liberation", "eln"),
        ("the Medellin cartel", "medellin-cartel"),
        ("the Haqqani militants", "haqqani"),
        ("Médecins Sans Frontières", "msf"),
        ("Organization for the Prohibition of Chemical Weapons", "opcw"),
        ("World Health Organisation", "who"),
        ("U.N.", "un"),
        ("US-led international coalition", "global-coalition"),
        ("Syrian Arab Army", "SYR-MIL"),
        ("IDF", "ISR-MIL"),
        ("the Kremlin", "RUS-GOV"),
        ("CIA", "USA-SPY"),
        ("Pentagon", "USA-MIL"),
        ("Reuters", "reuters"),
        ("AFP", "afp"),
        ("Amaq", "amaq"),
    ],
)
def test_names_are_found(name, id):
    assert found(name) == id


@pytest.mark.parametrize(
    "name", ["is", "who", "us", "fact", "the group", "a movement", "Front", "", "...", "Paris", "the"]
)
def test_ordinary_words_are_not(name):
    assert found(name) is None


@pytest.mark.parametrize(
    ("misprint", "id"),
    [
        ("Hayat Tahrir al-Shams", "hts"),
        ("tupac amary revolutionary movement", "mrta"),
        ("Farabundo Marti National Libertion Front", "fmln"),
        ("Revolutionary Armed Force of Colombia", "farc"),
    ],
)
def test_misprints_of_long_names_are_found(misprint, id):
    assert found(misprint) == id


@pytest.mark.parametrize(
    "name",
    [
        "Shan State Army West",
        "National Salvation Army",
        "Hamaz",
        "Army of Northern Liberation",
        "24th of April Movement",
    ],
)
def test_near_names_of_others_are_not_misprints(name):
    assert found(name) is None


@pytest.mark.parametrize(
    ("name", "context", "id"),
    [
        ("IS", NOTHING, None),
        ("IS", Context(frozenset({"SYR"})), "islamic-state"),
        ("RSF", NOTHING, None),
        ("RSF", Context(frozenset({"SDN"})), "rsf-sdn"),
        ("RSF", Context(defined={"rsf": "Rapid Support Forces"}), "rsf-sdn"),
        ("RSF", Context(defined={"rsf": "Reporters Without Borders"}), "rsf-ngo"),
        ("RSF", Context(ids=frozenset({"rsf-ngo"})), "rsf-ngo"),
        ("ERP", Context(frozenset({"SLV"})), "erp-slv"),
        ("ERP", Context(frozenset({"ARG"})), "erp-arg"),
        ("ERP", Context(frozenset({"ARG", "SLV"})), None),
        ("ADF", Context(frozenset({"COD"})), "adf"),
        ("ADF", Context(frozenset({"CMR"})), "ambazonia"),
        ("AFP", Context(frozenset({"PHL"})), "PHL-MIL"),
        ("fmln", NOTHING, None),
        ("fmln", Context(caseless=True), "fmln"),
        ("IS", Context(frozenset({"SYR"}), caseless=True), None),
    ],
)
def test_the_document_decides_between_namesakes(name, context, id):
    assert found(name, context) == id


def test_an_unresolved_namesake_says_why():
    match = registry().find("ERP", context=NOTHING)
    assert match is not None
    assert match.actor is None
    assert "El Salvador" in match.reason
    assert "Argentina" in match.reason


def test_plain_names_are_collected_and_ambiguous_ones_are_not():
    assert registry().certain(split_names("Hamas met UNRWA staff; the RSF was absent.")) == {"hamas", "unrwa"}


def test_two_actors_cannot_share_an_id():
    entry = Entry(Actor("x", "X", "SYR", "REB"), "armed group", ("SYR",), (None, None), ("X",))
    with pytest.raises(ReferenceDataError, match="its own"):
        Registry([(entry, ("X",)), (entry, ("X",))])


@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_failure(name):
    registry().find(name, context=NOTHING)
    assert skeleton(name) == skeleton(name)


@given(st.text(max_size=60))
def test_words_keep_their_offsets(text):
    for word in split_names(text):
        assert text[word.begin : word.end].startswith(word.text)
        assert word.key


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_the_quick_fold_is_the_same_as_the_thorough(name):
    thorough = " ".join(word.key for word in split_names(name))
    assert fold(name).replace(" ", "") == thorough.replace(" ", "")
