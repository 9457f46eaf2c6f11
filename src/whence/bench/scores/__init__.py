"""Scores: one file a kind of annotation, each with its rules in the docstring.

A score takes gold documents and the predicted annotations by document id (a missing document counts as predicted empty)
and returns figures as one JSON-ready object: percentages 0-100 with two decimals, counts, and ``ci95`` where a
bootstrap is asked.
"""
