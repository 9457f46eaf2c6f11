"""The store over a database and a folder of raw bytes, put together from its parts."""

from __future__ import annotations

from whence.store.accounts import ReadsAccounts
from whence.store.acts import ReadsActs, WritesActs
from whence.store.adding import AddsReports
from whence.store.copies import ReadsCopies, WritesCopies
from whence.store.dead import BuriesJobs
from whence.store.dumping import Dumps, Loads
from whence.store.feeds import ReadsFeeds, WritesFeeds
from whence.store.incidents import ReadsIncidents
from whence.store.jobs import QueuesJobs, ReadsJobs
from whence.store.judging import ReadsJudgements, WritesJudgements
from whence.store.listing import ListsIncidents
from whence.store.readings import ReadsReadings
from whence.store.relinking import Relinks
from whence.store.report_lists import ListsReports
from whence.store.reports import ReadsReports
from whence.store.reviewing import ReadsReview, WritesReview
from whence.store.search import Searches
from whence.store.verifying import Verifies


class DatabaseReader(
    ReadsReports,
    ListsReports,
    ReadsReadings,
    Searches,
    ReadsCopies,
    ReadsAccounts,
    ReadsIncidents,
    ListsIncidents,
    ReadsJudgements,
    ReadsReview,
    ReadsFeeds,
    ReadsJobs,
    ReadsActs,
    Verifies,
    Dumps,
):
    """What readers get."""


class DatabaseStore(
    AddsReports,
    QueuesJobs,
    BuriesJobs,
    WritesReview,
    WritesFeeds,
    WritesCopies,
    Relinks,
    WritesJudgements,
    WritesActs,
    Loads,
    DatabaseReader,
):
    """What writers get."""
