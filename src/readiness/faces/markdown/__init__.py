"""The report as Markdown, and the tables of the evidence."""
