"""Serving a desk: the front end's files, the link that opens it, and the server itself."""
