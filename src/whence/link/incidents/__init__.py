"""Claims of many reports on one happening: compared, linked, and derived from."""
