"""Claims → events within a document. Incidents across reports, copies and corroboration build on the same judgements."""
