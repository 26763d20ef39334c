"""A pytest plugin: every case of a rule-set is a test. It finds ``cases/*.toml`` beside a ``ruleset.toml``.

Where there is none it costs next to nothing: readiness itself is imported with the first case file.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from readiness.authoring.trial import OpenRuleset
    from readiness.core.cases import Case


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    """Take a file with cases; leave every other file to others."""
    is_case_file = file_path.suffix == ".toml" and file_path.parent.name == "cases"
    if not is_case_file or not (file_path.parent.parent / "ruleset.toml").is_file():
        return None
    return CaseFile.from_parent(parent, path=file_path)


class CaseFile(pytest.File):
    """A file with cases."""

    def collect(self) -> Iterator["CaseItem"]:
        """Read the rule-set, and give its cases in this file, each as a test."""
        opened = self._opened()
        for case in opened.cases:
            if case.path == f"{opened.folder}/cases/{self.path.name}":
                yield CaseItem.from_parent(self, name=f"{case.rule}: {case.name}", case=case, opened=opened)

    def _opened(self) -> "OpenRuleset":
        """Read a rule-set once for all files with its cases."""
        from readiness.authoring.trial import open_rulesets  # noqa: PLC0415 (imported once it is needed)
        from readiness.errors import RulesetError  # noqa: PLC0415

        known = self.config.stash.setdefault(_OPENED, {})
        folder = self.path.parent.parent
        if folder not in known:
            try:
                (known[folder],) = open_rulesets([folder])
            except RulesetError as error:
                raise self.CollectError(str(error)) from error
        return known[folder]


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: "Case", opened: "OpenRuleset", **rest: object) -> None:
        """Keep the case, and the rule-set that it belongs to."""
        super().__init__(**rest)  # type: ignore[arg-type]  # pytest hands over what it needs
        self.case, self.opened = case, opened

    def runtest(self) -> None:
        """Judge what the case gives."""
        miss = self.opened.miss(self.case)
        if miss is not None:
            from readiness.authoring.trial_report import miss_text  # noqa: PLC0415 (imported once it is needed)

            raise CaseError(miss_text(miss))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Say what differs, without the inside of readiness."""
        if isinstance(excinfo.value, CaseError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo, style))  # type: ignore[arg-type]  # one of pytest's own words

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the case stands."""
        return self.path, max(self.opened.case_place(self.case).line - 1, 0), self.name


class CaseError(AssertionError):
    """A case does not hold."""


_OPENED = pytest.StashKey[dict[Path, "OpenRuleset"]]()
