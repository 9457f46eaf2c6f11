"""Document → claims with unresolved mentions. The encoder understands; rules do what rules do better."""
