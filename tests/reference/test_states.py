import pycountry
import pytest

from whence.reference.names import split_names
from whence.reference.states import StateTerm, has_body, own_bodies, states

# ISO 3166-1 codes of dependent territories that rarely speak or act as such; every other code must be a state here.
TERRITORIES = set(
    "ABW AIA ALA ASM ATA ATF BES BLM BVT CCK CUW CXR CYM FRO GGY GLP GUM HMD IMN IOT JEY MAF MNP MSR MTQ MYT NFK NIU "
    "PCN REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF".split()
)


def test_every_state_of_the_world_is_listed():
    assert {c.alpha_3 for c in pycountry.countries} - TERRITORIES <= set(states().states)


def test_no_code_is_invented():
    gone = {c.alpha_3 for c in pycountry.historic_countries}
    known = {c.alpha_3 for c in pycountry.countries} | gone | {"KOS"}
    assert set(states().states) <= known


@pytest.mark.parametrize(
    ("word", "code", "term"),
    [
        ("Syria", "SYR", StateTerm.NAME),
        ("the Philippines", "PHL", StateTerm.NAME),
        ("Syrian", "SYR", StateTerm.ADJECTIVE),
        ("Syrians", "SYR", StateTerm.PEOPLE),
        ("Danes", "DNK", StateTerm.PEOPLE),
        ("Damascus", "SYR", StateTerm.CAPITAL),
        ("Burma", "MMR", StateTerm.NAME),
        ("Zaire", "COD", StateTerm.NAME),
        ("Soviet Union", "SUN", StateTerm.NAME),
        ("Côte d’Ivoire", "CIV", StateTerm.NAME),
        ("U.S.", "USA", StateTerm.NAME),
        ("u.s.", "USA", StateTerm.NAME),
        ("US", "USA", StateTerm.NAME),
        ("Papua New Guinea", "PNG", StateTerm.NAME),
        ("Bosnia-Herzegovina", "BIH", StateTerm.NAME),
    ],
)
def test_words_name_states(word, code, term):
    found = states().lookup(word)
    assert found is not None
    assert (found.codes, found.term) == ((code,), term)


@pytest.mark.parametrize("word", ["us", "uk", "car", "Kurdistan", "Western", ""])
def test_other_words_do_not(word):
    assert states().lookup(word) is None


@pytest.mark.parametrize("word", ["Congo", "Congolese", "Korean", "Dominican"])
def test_ambiguous_words_keep_all_their_states(word):
    found = states().lookup(word)
    assert found is not None
    assert len(found.codes) == 2


def test_mentions_are_counted_longest_first():
    counts = states().mentioned(
        split_names("Guinea-Bissau and Equatorial Guinea told us that South Sudanese troops left.")
    )
    assert counts == {"GNB": 1, "GNQ": 1, "SSD": 1}


@pytest.mark.parametrize(
    ("code", "sector", "id", "name"),
    [
        ("SYR", "MIL", "SYR-MIL", "Armed forces of Syria"),
        ("USA", "GOV", "USA-GOV", "Government of the United States"),
        ("FRA", None, "FRA", "France"),
        ("FRA", "JRN", None, "France"),
    ],
)
def test_bodies_are_made_by_rule(code, sector, id, name):
    body = states().body(code, sector)
    assert (body.id, body.name, body.country, body.sector) == (id, name, code, sector)


def test_own_bodies_have_a_state_and_names():
    assert "Tatmadaw" in own_bodies()["MMR-MIL"]
    assert has_body("MIL")
    assert not has_body("REB")
