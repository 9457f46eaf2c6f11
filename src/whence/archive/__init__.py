"""Archive: the work of an archive over its store: take in, poll, code, compare, verify, back up."""
