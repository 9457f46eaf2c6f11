import pytest

from whence.reference.actors import EXTRA_COUNTRIES
from whence.reference.outlets import OutletKind, outlets
from whence.reference.states import states


def test_there_are_at_least_80_outlets_of_every_kind():
    assert len(outlets().all) >= 80
    assert {outlet.kind for outlet in outlets().all} == set(OutletKind)


def test_countries_are_codes():
    assert {o.country for o in outlets().all} <= set(states().states) | EXTRA_COUNTRIES


def test_nothing_rates_an_outlet():
    assert set(type(outlets().all[0]).__slots__) == {"id", "name", "country", "kind", "hosts", "marked"}


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Reuters", "reuters"),
        ("the Associated Press", "ap"),
        ("SANA", "sana"),
        ("New York Times", "nyt"),
        ("South Front", "south-front"),
        ("global research", "global-research"),
    ],
)
def test_publishers_are_found(name, id):
    outlet = outlets().find(name)
    assert outlet is not None
    assert outlet.id == id


@pytest.mark.parametrize(
    ("host", "id"), [("www.bbc.co.uk", "bbc"), ("monitoring.bbc.co.uk", "bbc-monitoring"), ("sana.sy", "sana")]
)
def test_hosts_are_found(host, id):
    outlet = outlets().by_host(host)
    assert outlet is not None
    assert outlet.id == id


@pytest.mark.parametrize("host", ["example.org", "uk", "", "notreuters.com"])
def test_other_hosts_are_not(host):
    assert outlets().by_host(host) is None


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        ("SANA", None, "SYR"),
        ("Reuters", "https://www.reuters.com/world/1", None),
        ("Amaq", None, None),
        (None, "https://www.sana.sy/en/?p=1", "SYR"),
        (None, "https://news.example.co.uk/story", "GBR"),
        (None, "https://example.com.au/story", "AUS"),
        (None, "https://example.com/story", None),
        (None, "https://example.tv/story", None),
        (None, "not an address", None),
        (None, None, None),
    ],
)
def test_the_country_that_an_outlet_is_at_home_in(publisher, url, country):
    assert outlets().home(publisher, url) == country
