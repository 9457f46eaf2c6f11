"""The routes of the API, one file a subject: each turns a request into a call of the archive and an answer."""
