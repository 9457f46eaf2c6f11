"""What Whence must survive, done to it: each module does one kind of harm and counts what came of it.

Run with ``python -m reliability NAME``; ``make reliability`` runs all. Nothing here ships.
"""
