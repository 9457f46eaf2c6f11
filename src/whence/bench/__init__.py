"""Public benchmarks: readers, scores, one task a file, floors and speed.

A task reads a corpus file, asks a predictor (see `whence.bench.predictors`) for every document, and scores what comes
back. `whence.bench.run.run_task` is the way in.
"""
