"""Audiences: who a page of one sheet can be written for. Names alone, so that a command knows them at once."""

AUDIENCES = ("board", "lead", "staff", "panel")
"""Those who answer for the work, who leads it, whose work it is, and the panel of people with lived experience."""
