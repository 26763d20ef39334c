"""The formats of reports that are there without any plugin."""

FORMATS = ("text", "json", "markdown", "html", "docx", "pdf", "xlsx", "csv")
"""No plugin's format can have one of these names."""

PAGED = ("text", "markdown", "html", "docx", "pdf")
"""Those of them that can be a single page for one audience."""

ENDINGS = {"txt": "text", "md": "markdown", **{name: name for name in ("json", "html", "docx", "pdf", "xlsx", "csv")}}
"""Which of them the ending of a file stands for."""

BINARY = frozenset({"docx", "pdf", "xlsx"})
"""Formats that are not text and make no sense on a screen; the names of their files end like that."""
