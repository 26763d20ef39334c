"""The report as plain text, and text laid out for a terminal."""
