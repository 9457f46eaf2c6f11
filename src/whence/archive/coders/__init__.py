"""The processes that code reports: what runs in one, how they are talked to, and what is done when one dies."""
