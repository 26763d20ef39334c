"""Where the rules and cases of a rule-set stand in its files."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from readiness.core.cases import Case
from readiness.errors import RulesetError
from readiness.reading.cases import LIMITS
from readiness.toml.source import Keys, TomlSource, salvage_toml


@attrs.frozen(kw_only=True)
class RulePlace:
    """A place in a file. ``line`` counts from 1; ``excerpt`` is what stands there."""

    path: str = ""
    line: int = 0
    excerpt: str = ""


@attrs.frozen
class RulePlaces:
    """Finds places in files that were read without a problem, by name. Files are gone through when asked for."""

    files: Mapping[str, bytes]
    origin: str

    def of_rule(self, name: str, keys: Keys = ()) -> RulePlace:
        """Find a rule by its name in its rule-set, or what ``keys`` lead to in its table."""
        for source in self._sources.values():
            rules = source.data.get("rule")
            for number, rule in enumerate(rules if isinstance(rules, list) else ()):
                if rule.get("id") == name:
                    return _place(source, ("rule", number, *keys))
        return RulePlace()

    def of_case(self, case: Case, cases: Iterable[Case]) -> RulePlace:
        """Find a case. ``cases`` are all of its rule-set, in the order in which they were read."""
        beside = [other for other in cases if other.path == case.path]
        number = next(number for number, other in enumerate(beside) if other is case)
        return _place(self._sources[case.path], ("case", number))

    @cached_property
    def _sources(self) -> Mapping[str, TomlSource]:
        read = (salvage_toml(self.files[name], f"{self.origin}/{name}", RulesetError, LIMITS) for name in self.files)
        return {source.path: source for source in read}


def _place(source: TomlSource, keys: Keys) -> RulePlace:
    found = source.locate(keys)
    return RulePlace(path=source.path, line=found.line, excerpt=found.excerpt)
