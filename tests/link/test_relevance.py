from dataclasses import replace
from datetime import date

import pytest
from tests.factories import Draft, reading

from whence.link.relevance import Account, objections, opens_event
from whence.model.vocabulary import Extent, Status


def test_one_happening_said_to_have_happened_opens_an_event():
    told = reading()
    assert opens_event(told.claims[0], told)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": Status.PLANNED}, "planned"),
        ({"status": Status.DENIED}, "denied"),
        ({"extent": Extent.SERIES}, "series"),
        ({"extent": Extent.AGGREGATE}, "total"),
    ],
)
def test_what_did_not_happen_and_what_happened_often_opens_none(changes, reason):
    told = reading()
    (objection,) = objections(replace(told.claims[0], **changes), told)
    assert reason in objection


def test_history_opens_none():
    draft = Draft("Militants attacked the town in 1998.")
    time = draft.time("1998", date(1998, 1, 1), date(1998, 12, 31))
    draft.claim("attacked")
    told = draft.reading()
    (objection,) = objections(replace(told.claims[0], time=time), told)
    assert "history" in objection


def test_what_is_not_dated_or_read_without_a_date_is_no_history():
    told = reading()
    undated = replace(told, report=replace(told.report, published=None))
    assert opens_event(told.claims[0], told)
    assert opens_event(undated.claims[0], undated)


def test_an_account_tells_what_a_report_is_on():
    draft = Draft("Militants attacked the town. They killed ten men. Talks go on. Attacks are common.")
    draft.claim("attacked")
    draft.claim("killed", killed=("ten", 10))
    draft.claim("Talks", "CONSULT")
    draft.claim("Attacks", extent=Extent.SERIES)
    account = Account.of(draft.reading())
    assert (account.sentences, account.leads, account.tolls) == (4, True, True)
    assert account.violent_sentences == 0.75
    assert account.recurring == pytest.approx(1 / 3)


def test_an_account_without_violence_says_so():
    account = Account.of(reading("CONSULT"))
    assert (account.leads, account.violent_sentences, account.recurring, account.tolls) == (False, 0.0, 0.0, False)
