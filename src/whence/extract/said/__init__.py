"""Reported speech read off words, marks and roles: who tells what, one file a construction."""
