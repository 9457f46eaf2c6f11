"""One phenomenon a file: what is told from words alone, better by rule than by weights."""
