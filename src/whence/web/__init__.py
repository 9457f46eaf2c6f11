"""The desk: an HTTP API over an archive, and the built front end that speaks it. It reads through ``ReadStore``."""
