"""What the API takes and gives, one file a subject. ``frontend/src/lib/api/schema.d.ts`` is made from these."""
