"""What the program knows beforehand: ontology, triggers, weapons, cues, actors, outlets, gazetteer."""
