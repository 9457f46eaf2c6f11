"""How the desk does on a large archive: made-up reports in a real archive, served, and looked at by a real browser."""
