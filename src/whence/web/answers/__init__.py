"""From what the archive has to what the API gives: each module makes the answers (``schemas``) of one kind of thing."""
