"""Ingest: from where a report lies to its bytes and characters. One file a source kind."""
