"""Whence from Python: readings and archives as objects and tables."""

from whence.api.archive import Archive, open
from whence.api.claims import Claim, Claims
from whence.api.incidents import Incident, Incidents
from whence.api.reading import Reading, read

__all__ = ["Archive", "Claim", "Claims", "Incident", "Incidents", "Reading", "open", "read"]
