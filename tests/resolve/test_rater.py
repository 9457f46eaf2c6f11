from dataclasses import replace

from tests.factories import Draft

from whence.model.vocabulary import Reliability, SpeakerKind
from whence.reference.ratings import Ratings
from whence.resolve.rater import Rater


def read(ratings):
    draft = Draft("Officials said rebels attacked the port. A rebel said so.", publisher="Sample Wire")
    claim = draft.claim("attacked", says="Officials", cue="said")
    draft.claims = [replace(claim, attribution=replace(claim.attribution, speaker_kind=SpeakerKind.OFFICIAL))]
    draft.claim("attacked")
    return Rater(ratings).rate(draft.reading())


def test_outlet_and_speakers_get_the_users_ratings():
    rated = read(Ratings({"sample wire": Reliability.FAIRLY}, {}, {SpeakerKind.OFFICIAL: Reliability.NOT_USUALLY}))
    assert rated.report.reliability is Reliability.FAIRLY
    assert [claim.attribution.reliability for claim in rated.claims] == [Reliability.NOT_USUALLY, None]


def test_what_the_user_did_not_rate_stays_unrated():
    rated = read(Ratings({"another": Reliability.FAIRLY}, {"sdf": Reliability.FAIRLY}))
    assert rated.report.reliability is None
    assert [claim.attribution.reliability for claim in rated.claims] == [None, None]


def test_readings_are_rated_one_by_one():
    assert [r.report.reliability for r in Rater(Ratings())([read(Ratings())])] == [None]
