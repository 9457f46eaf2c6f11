"""Review: what coders say of claims, given its effect on readings. Pure: it opens no database and resolves nothing."""
