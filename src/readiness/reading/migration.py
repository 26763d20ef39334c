"""A profile brought up to date: the names of today in place of old ones, every comment and line where it was.

The file is rewritten with tomlkit, which the extra ``readiness[migrate]`` installs, and read again: what it says may
differ in those names alone, or nothing is written.
"""

from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from readiness.core.rules import RuleBook
from readiness.errors import Problem, ProfileError
from readiness.reading.extra import extra
from readiness.reading.question_names import placed, question_names
from readiness.toml.source import TomlSource, parse_toml
from readiness.toml.tables import Notebook, Table, visible

Renamed = tuple[tuple[str, str], ...]
"""Old ids that a profile uses, each with the id of today."""


class Migration(NamedTuple):
    """What bringing a profile up to date changes: its text before and after, and the ids that were renamed.

    ``retired`` says which answers nobody asks for any more; they stay in the file.
    """

    before: str
    after: str
    renamed: Renamed
    retired: tuple[str, ...]


def migration(content: bytes, path: str, rulebook: RuleBook) -> Migration:
    """Work out how a profile that can be read is brought up to date.

    Raises :class:`~readiness.errors.ProfileError` where its layout is one that cannot be rewritten, and
    :class:`~readiness.errors.OutputError` where tomlkit is not installed.
    """
    source = parse_toml(content, path, ProfileError)
    found = placed(Table(source.data, (), Notebook(source, ProfileError)), question_names(rulebook))
    after = _rewritten(source, found.renamed) if found.renamed else source.text
    if b"\r\n" in content:
        after = after.replace("\n", "\r\n")
    return Migration(before=source.text, after=after, renamed=found.renamed, retired=found.retired_words)


def difference(change: Migration, path: str) -> str:
    """Write what changes as a unified diff, cleaned for a terminal; empty where nothing does."""
    before, after = change.before.splitlines(), change.after.splitlines()
    name = visible(Path(path).name)
    lines = unified_diff(before, after, name, f"{name}, with the names of today", lineterm="")
    return "".join(f"{visible(line)}\n" for line in lines)


def _rewritten(source: TomlSource, renamed: Renamed) -> str:
    with extra("migrate", "tomlkit", source.path, "rewriting it"):
        from readiness.reading.rewriting import TOMLKitError, with_names  # noqa: PLC0415 (needs an extra)
    try:
        text, same = with_names(source.text, renamed), with_names(source.text, ())
        changed = parse_toml(text.encode(), source.path, ProfileError).data
    except (TOMLKitError, ProfileError) as failure:
        raise _by_hand(source, renamed) from failure
    if same != source.text or changed != _expected(source, renamed):
        raise _by_hand(source, renamed)
    return text


def _expected(source: TomlSource, renamed: Renamed) -> dict[str, object]:
    """Give the data of a profile under the names of today."""
    data = {name: dict(part) if isinstance(part, dict) else part for name, part in source.data.items()}
    for old, new in renamed:
        (table, key), (new_table, new_key) = old.split("."), new.split(".")
        left, entered = data[table], data.setdefault(new_table, {})
        if isinstance(left, dict) and isinstance(entered, dict):
            entered[new_key] = left.pop(key)
    return data


def _by_hand(source: TomlSource, renamed: Iterable[tuple[str, str]]) -> ProfileError:
    """Say which names to write by hand, each where it stands."""
    return ProfileError(_problem(source, old, new) for old, new in renamed)


def _problem(source: TomlSource, old: str, new: str) -> Problem:
    place = source.locate(tuple(old.split(".")))
    return Problem(
        message="is laid out in a way that cannot be rewritten",
        hint=f"Write the name of today by hand: {new}.",
        path=source.path,
        line=place.line,
        column=place.column,
        key=old,
        excerpt=place.excerpt,
    )
