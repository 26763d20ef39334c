"""The report, before it becomes text, Markdown or anything else: blocks, sections, and chapters of a document."""
