"""The scaffold: a project with a rule-set in it that works as it stands, to be made one's own.

Its files come from the folder ``templates``. Each ``{{word}}`` in a template is replaced, and no other word may stand
there.
"""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import attrs

from readiness.errors import OutputError
from readiness.reading.manifest_reader import own_table
from readiness.reading.profile_writer import toml_text

PUBLISHER = "Write here who publishes this"
"""Stands in a manifest until somebody has written a name there."""

TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".template"


@attrs.frozen(kw_only=True)
class Scaffold:
    """What a project begins with. ``sectors`` is empty where the rule-set serves everyone.

    ``python`` adds a plugin with code to it.
    """

    name: str
    title: str
    publisher: str = PUBLISHER
    sectors: tuple[str, ...] = ()
    python: bool = False

    @property
    def package(self) -> str:
        """The package that it is installed as."""
        return f"readiness_{own_table(self.name)}"

    @property
    def files(self) -> Mapping[str, str]:
        """Its files by name, with what they hold."""
        words = {**self._words(), **self._plugin_words()}
        folders = [TEMPLATES / "data", *([TEMPLATES / "python"] if self.python else [])]
        return {
            _place(path, folder): _filled(path.read_text(encoding="utf-8"), words)
            for folder in folders
            for path in sorted(folder.rglob(f"*{_SUFFIX}"))
        }

    def _words(self) -> Mapping[str, str]:
        sectors = ", ".join(map(toml_text, self.sectors))
        return {
            "name": self.name,
            "title": toml_text(self.title),
            "heading": re.sub(r"([\\`*_\[\]<>#|&!])", r"\\\1", self.title),
            "publisher": toml_text(self.publisher),
            "table": own_table(self.name),
            "package": self.package,
            "source": self.name.upper(),
            "applies_to": f"\n[applies_to]\nsector = [{sectors}]" if sectors else "",
            "sector_options": "".join(f" --sector {sector}" for sector in self.sectors),
        }

    def _plugin_words(self) -> Mapping[str, str]:
        """Give what stands in the files of every project where there is a plugin; nothing where there is none."""
        module = f"{self.package}_plugin"
        words = {
            "plugin_entry": f'\n[project.entry-points."readiness.plugins"]\n{self.name} = "{module}"\n',
            "plugin_package": f', "{module}"',
            "plugin_folder": f'\n{module} = "plugin"',
            "plugin_words": " A small plugin comes with it: code, which runs\nwherever this package is installed.",
            "plugin_rows": _PLUGIN_ROWS,
        }
        return words if self.python else dict.fromkeys(words, "")


_PLUGIN_ROWS = """\
| `ruleset/facts.toml` | a flag on a fact that the plugin works out |
| `plugin/__init__.py` | the plugin: a fact, and a report as a table |
| `tests/test_plugin.py` | tests of the plugin |
"""


def write_scaffold(scaffold: Scaffold, folder: str) -> None:
    """Write a project into a new folder: all of it or nothing.

    Raises :class:`~readiness.errors.OutputError` where the folder is there already and holds anything, or cannot be
    made.
    """
    target = Path(os.path.realpath(folder))
    _check(target, folder)
    beside = target.parent / f".readiness-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        _write(scaffold.files, beside)
        if target.is_dir():
            target.rmdir()
        beside.rename(target)
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        raise OutputError(folder, f"cannot be written: {reason}", "Choose another place.") from failure
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check(target: Path, folder: str) -> None:
    """Refuse to write over anything."""
    if not target.parent.is_dir():
        raise OutputError(
            folder, f"there is no folder {target.parent}", "Make it first, or choose one that is there."
        )
    if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
        raise OutputError(folder, "this is there already", "Choose another name with --output: nothing is replaced.")


def _write(files: Mapping[str, str], folder: Path) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _place(template: Path, folder: Path) -> str:
    """Say where a file stands in a project. In a template, dot- takes the place of a leading point."""
    name = template.relative_to(folder).as_posix().removesuffix(_SUFFIX)
    return re.sub(r"(?:^|(?<=/))dot-", ".", name)


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = re.sub(r"\{\{([a-z_]+)\}\}", lambda found: words[found[1]], template)
    return text.rstrip("\n") + "\n"
