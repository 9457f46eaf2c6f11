"""Mentions → actors, places and dates; draft claims → claims. What cannot be told stays unresolved, with a reason."""
