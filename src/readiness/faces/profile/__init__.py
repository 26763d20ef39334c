"""The profile to fill in: its template, its schema, and what it still lacks."""
