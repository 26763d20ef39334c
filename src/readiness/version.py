"""The version of this package, where nothing has to be looked up for it."""

VERSION = "0.1.0"
"""The same as in ``pyproject.toml``, which a test compares; asking the installation costs 40 ms a run."""

RULESET_FORMAT = 1
"""The newest rule-set format that this version reads."""
