"""Store: what an archive keeps, behind one interface. SQLite by default, PostgreSQL by URL, raw bytes in a folder."""
