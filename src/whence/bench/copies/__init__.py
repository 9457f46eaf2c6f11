"""The benchmark of copies, made at run time from any texts: copies of many kinds, and what only looks like some."""
