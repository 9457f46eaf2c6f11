"""Claims → events within a document. Incidents across reports, copies and corroboration will build on the same."""
