"""The plan in all its forms: as text, JSON and TOML, for a calendar and for a spreadsheet."""
