"""The formats of reports that are there without any plugin."""

FORMATS = ("text", "json", "markdown", "html")
"""No plugin's format can have one of these names."""
