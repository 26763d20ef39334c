"""Files that a page shows: a rule-set, profiles, and parts of profiles. A file's name stands in its first line."""

from pathlib import Path

import tomli

from pages import Block, Page
from readiness import Profile, RuleBook, load_rulesets, read_profile
from readiness.core.rules import CORE

HEAD = 'format = 1\n[organisation]\nname = "An example"\nas_of = 2026-11-01\n'


def book_of(page: Page, folder: Path, core: RuleBook) -> RuleBook:
    """Load the rule-set that a page shows, from files in a folder; the core alone where it shows none."""
    manifest = next((block for block in page.blocks if block.file.endswith("ruleset.toml")), None)
    if manifest is None:
        return core
    for block in _toml(page):
        if block.file and block not in profiles_of(page):
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, encoding="utf-8")
    name = tomli.loads(manifest.text)["name"]
    return load_rulesets((folder / manifest.file).parent, installed=name != CORE)


def profiles_of(page: Page) -> tuple[Block, ...]:
    """List the whole profiles that a page shows."""
    return tuple(block for block in _toml(page) if block.file and "organisation" in tomli.loads(block.text))


def fragments(page: Page) -> tuple[Block, ...]:
    """List the parts of profiles that a page shows: what has no file name of its own."""
    return tuple(block for block in _toml(page) if not block.file)


def read_fragment(block: Block, book: RuleBook) -> Profile:
    """Read a part of a profile, with what it leaves out put before it."""
    head = "format = 1\n" if "organisation" in tomli.loads(block.text) else HEAD
    return read_profile(f"{head}{block.text}".encode(), block.section, book)


def _toml(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.language == "toml"]
