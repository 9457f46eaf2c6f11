"""Coding without a database: input in shards, each coded on its own wherever there is room, Parquet out.

inputs.py    what is to be read, cut into numbered parts
coding.py    one part → its readings and refusals
outputs.py   these as Parquet: reports, readings, claims, mentions, refused
runs.py      which parts are left, and what made those that are there
engines.py   this machine, or a Ray cluster
"""
