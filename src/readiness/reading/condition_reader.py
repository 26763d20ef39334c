"""Conditions, read from the data of a rule-set and checked leaf by leaf.

The data is what TOML or JSON gives: tables, lists, text, whole numbers, exact decimals, and ``n/d`` for other
fractions. Each leaf is checked against the type of its indicator's answers, so that nothing is left to check when a
condition is judged. Reading what :func:`readiness.core.conditions.to_data` wrote gives the same condition.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NoReturn

import attrs

from readiness.core.conditions import (
    FACTS,
    SET_FACTS,
    AtLeastOf,
    Condition,
    Every,
    FactLeaf,
    Leaf,
    Negation,
    Some,
    Test,
)
from readiness.core.indicators import VOICES, AnswerType, Indicator
from readiness.errors import did_you_mean, near_names
from readiness.reading.answer_units import LEVEL_GAP, MAX_NUMBER, MONTHS, PERCENT_GAP, WHOLE, Unit, unit_of
from readiness.record import Record
from readiness.toml.source import BROKEN, Keys
from readiness.toml.tables import Notebook, found_words

MAX_DEPTH = 8
"""Conditions inside each other; more are refused."""


def read_condition(
    data: object, keys: Keys, notebook: Notebook, indicators: Mapping[str, Indicator], *, derived: bool = False
) -> Condition | None:
    """Read a condition over known indicators from the data at ``keys``.

    ``derived`` says whether it may ask for facts that plugins derive, as only a flag may. Every problem goes to the
    notebook, with near names for what is misspelt; ``None`` where there was one.
    """
    return _Reader(notebook, indicators, derived).condition(data, keys, 1)


_EXAMPLE = 'Write a condition such as { indicator = "leadership.executive_owner", at_least = 2 }.'
_TREES = ("all", "any", "not", "at_least_of")
_KINDS = ("indicator", "fact", *_TREES)

_WHOLE_TESTS = (Test.IS, Test.IN, Test.AT_LEAST, Test.AT_MOST, Test.BETWEEN)
_RANGE_TESTS = (Test.AT_LEAST, Test.AT_MOST, Test.BETWEEN)
_FLAG_TESTS = (Test.KNOWN, Test.EVIDENCE_WITHIN_MONTHS)
_TESTS = {
    AnswerType.LEVEL: (*_WHOLE_TESTS, Test.GAP_AT_LEAST, *_FLAG_TESTS),
    AnswerType.SHARE: (*_RANGE_TESTS, Test.GAP_AT_LEAST, *_FLAG_TESTS),
    AnswerType.COUNT: (*_WHOLE_TESTS, *_FLAG_TESTS),
    AnswerType.MONTHS: (*_WHOLE_TESTS, *_FLAG_TESTS),
    AnswerType.DATE: (Test.WITHIN_MONTHS, *_FLAG_TESTS),
    AnswerType.YES_NO: (Test.IS, *_FLAG_TESTS),
    AnswerType.GROUPS: (Test.KNOWN,),
}
_DERIVED_TESTS = (*_RANGE_TESTS, Test.KNOWN)
_BY_KEY = {test.value: test for test in Test}
_LEAF_KEYS = ("indicator", "between_voices", *_BY_KEY)
_FACT_KEYS = ("fact", *_BY_KEY)
_LIST_TESTS = (Test.IN, Test.BETWEEN)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DERIVED_FACT = re.compile(rf"{_NAME.pattern}\.[a-z][a-z0-9_]*")
_DERIVED_NUMBER = Unit(-MAX_NUMBER, MAX_NUMBER, "a number, a name, true or false", whole=False)


class _RefusedError(Exception):
    """A problem is in the notebook, and this part of the condition has no value."""


@attrs.frozen(eq=False, repr=False)
class _Reader(Record):
    notebook: Notebook
    indicators: Mapping[str, Indicator]
    derived: bool

    def condition(self, data: object, keys: Keys, depth: int) -> Condition | None:
        try:
            return self._condition(data, keys, depth)
        except _RefusedError:
            return None

    def _condition(self, data: object, keys: Keys, depth: int) -> Condition:
        if depth > MAX_DEPTH:
            self._refuse(keys, f"more than {MAX_DEPTH} conditions inside each other", "Write two rules instead.")
        if data is BROKEN:
            raise _RefusedError
        if not isinstance(data, Mapping):
            self._refuse(keys, f"found {found_words(data)} where a condition is expected", _EXAMPLE)
        kinds = [kind for kind in _KINDS if kind in data]
        if len(kinds) != 1:
            self._refuse(keys, *_no_single_kind(data, kinds))
        if kinds == ["indicator"]:
            return self._leaf(data, keys)
        return self._fact(data, keys) if kinds == ["fact"] else self._tree(kinds[0], data, keys, depth)

    def _tree(self, kind: str, data: Mapping[str, object], keys: Keys, depth: int) -> Condition:
        self._only(data, keys, (kind,))
        inner, place = data[kind], (*keys, kind)
        if kind == "not":
            return Negation(self._part(inner, place, depth))
        if kind == "at_least_of":
            return self._at_least_of(inner, place, depth)
        parts = self._parts(inner, place, depth)
        return Every(parts) if kind == "all" else Some(parts)

    def _at_least_of(self, data: object, keys: Keys, depth: int) -> AtLeastOf:
        if not isinstance(data, Mapping) or "n" not in data or "of" not in data:
            hint = "Write { at_least_of = { n = 2, of = [{ … }, { … }, { … }] } }."
            self._refuse(keys, f"found {found_words(data)} where n and of are expected", hint)
        self._only(data, keys, ("n", "of"))
        parts = self._parts(data["of"], (*keys, "of"), depth)
        unit = Unit(1, len(parts), f"a whole number from 1 to {len(parts)}, which is how many conditions there are")
        return AtLeastOf(int(self._number(data["n"], (*keys, "n"), unit)), parts)

    def _parts(self, data: object, keys: Keys, depth: int) -> tuple[Condition, ...]:
        if not isinstance(data, list) or not data:
            self._refuse(keys, f"found {found_words(data)} where conditions are expected", "Write [{ … }].")
        read = [self.condition(part, (*keys, place), depth + 1) for place, part in enumerate(data)]
        parts = tuple(part for part in read if part is not None)
        if len(parts) < len(read):
            raise _RefusedError
        return parts

    def _part(self, data: object, keys: Keys, depth: int) -> Condition:
        return self._condition(data, keys, depth + 1)

    def _leaf(self, data: Mapping[str, object], keys: Keys) -> Leaf:
        name = self._known(data["indicator"], (*keys, "indicator"), self.indicators, "indicator")
        indicator = self.indicators[name]
        allowed = _TESTS[indicator.type] if indicator.derived is None else _DERIVED_TESTS
        self._only(data, keys, _LEAF_KEYS)
        test = self._test(data, keys, allowed, f"{name} ({indicator.type})")
        operands = self._operands(data[test.value], (*keys, test.value), test, indicator)
        return Leaf(name, test, operands, self._voices(data, keys, test))

    def _fact(self, data: Mapping[str, object], keys: Keys) -> FactLeaf:
        if isinstance(data["fact"], str) and "." in data["fact"]:
            return self._derived_fact(data["fact"], data, keys)
        fact = self._known(data["fact"], (*keys, "fact"), FACTS, "fact")
        self._only(data, keys, _FACT_KEYS)
        allowed = (Test.IS, Test.IN) if fact in SET_FACTS else (*_RANGE_TESTS, Test.IS)
        test = self._test(data, keys, allowed, f"the fact {fact}")
        items = self._items(data[test.value], (*keys, test.value), test)
        if fact in SET_FACTS:
            return FactLeaf(fact, test, names=tuple(self._name(item, place) for item, place in items))
        return FactLeaf(fact, test, operands=self._numbers(items, test, WHOLE))

    def _derived_fact(self, fact: str, data: Mapping[str, object], keys: Keys) -> FactLeaf:
        """Read a test of a fact that a plugin derives; its operands tell whether it is a number or a name."""
        if not _DERIVED_FACT.fullmatch(fact):
            hint = "Write the name of the plugin, a point and that of the fact, such as tide-tables.high_water."
            self._refuse((*keys, "fact"), f"there is no fact {found_words(fact)}", hint)
        if not self.derived:
            hint = "Nothing that a plugin works out may touch a score. Use it in a flag."
            self._refuse((*keys, "fact"), f"{fact} comes from a plugin, and such facts serve flags alone", hint)
        self._only(data, keys, _FACT_KEYS)
        test = self._test(data, keys, _WHOLE_TESTS, f"the fact {fact}")
        items = self._items(data[test.value], (*keys, test.value), test)
        if test in {Test.IS, Test.IN} and all(isinstance(item, str) for item, _ in items):
            return FactLeaf(fact, test, names=tuple(self._name(item, place) for item, place in items))
        numbers = [(int(item) if isinstance(item, bool) else item, place) for item, place in items]
        return FactLeaf(fact, test, operands=self._numbers(numbers, test, _DERIVED_NUMBER))

    def _known(self, name: object, keys: Keys, known: Iterable[str], kind: str) -> str:
        if not isinstance(name, str) or name not in known:
            near = near_names(name, known) if isinstance(name, str) else ()
            hint = did_you_mean(near) or f"Write the {kind} exactly as it is called where it is defined."
            self._refuse(keys, f"there is no {kind} {found_words(name)}", hint)
        return name

    def _test(self, data: Mapping[str, object], keys: Keys, allowed: tuple[Test, ...], what: str) -> Test:
        """Find the one test that a leaf makes."""
        found = [_BY_KEY[key] for key in data if key in _BY_KEY]
        if len(found) != 1:
            words = " and ".join(test.value for test in found) or "no test"
            self._refuse(keys, f"found {words} of {what}", f"Use exactly one of: {_words(allowed)}.")
        if found[0] not in allowed:
            message = f"{what} cannot be tested with {found[0].value}"
            self._refuse((*keys, found[0].value), message, f"Use one of: {_words(allowed)}.")
        return found[0]

    def _operands(self, data: object, keys: Keys, test: Test, indicator: Indicator) -> tuple[Fraction, ...]:
        if test is Test.KNOWN or (indicator.type is AnswerType.YES_NO and test is Test.IS):
            if not isinstance(data, bool):
                self._refuse(keys, f"found {found_words(data)}", "Write true or false.")
            return (Fraction(data),)
        return self._numbers(self._items(data, keys, test), test, _unit(test, indicator.type))

    def _items(self, data: object, keys: Keys, test: Test) -> list[tuple[object, Keys]]:
        """Give the one value of a test, or those of the list that ``in`` and ``between`` take."""
        if test not in _LIST_TESTS:
            return [(data, keys)]
        wanted = "Write [lowest, highest]." if test is Test.BETWEEN else "Write a list, each value once."
        if not isinstance(data, list) or not data or (test is Test.BETWEEN and len(data) != 2):
            self._refuse(keys, f"found {found_words(data)}", wanted)
        if test is Test.IN and any(item in data[:place] for place, item in enumerate(data)):
            self._refuse(keys, "found the same value twice", wanted)
        return [(item, (*keys, place)) for place, item in enumerate(data)]

    def _numbers(self, items: list[tuple[object, Keys]], test: Test, unit: Unit) -> tuple[Fraction, ...]:
        numbers = tuple(self._number(item, place, unit) for item, place in items)
        if test is Test.BETWEEN and numbers[0] > numbers[1]:
            self._refuse(items[0][1][:-1], "found the higher number first", "Write [lowest, highest].")
        return numbers

    def _number(self, data: object, keys: Keys, unit: Unit) -> Fraction:
        number = unit.read(data)
        if number is None:
            self._refuse(keys, f"found {found_words(data)}", f"Write {unit.words}.")
        return number

    def _name(self, data: object, keys: Keys) -> str:
        if not isinstance(data, str) or not _NAME.fullmatch(data):
            hint = 'Write a name in small letters, such as "adult-social-care".'
            self._refuse(keys, f"found {found_words(data)}", hint)
        return data

    def _voices(self, data: Mapping[str, object], keys: Keys, test: Test) -> tuple[str, ...]:
        place = (*keys, "between_voices")
        if test is not Test.GAP_AT_LEAST:
            if "between_voices" in data:
                self._refuse(place, f"{test.value} takes no voices", "Leave them out, or test with gap_at_least.")
            return ()
        voices = data.get("between_voices")
        if not isinstance(voices, list) or len(voices) != 2:
            hint = 'Write between_voices = ["leaders", "frontline"]: how much the first exceeds the second.'
            self._refuse(place if voices else keys, "gap_at_least compares two voices", hint)
        names = tuple(self._known(voice, (*place, at), VOICES, "voice") for at, voice in enumerate(voices))
        if names[0] == names[1]:
            self._refuse(place, f"found {names[0]} twice", "Name two different voices.")
        return names

    def _only(self, data: Mapping[str, object], keys: Keys, known: tuple[str, ...]) -> None:
        """Refuse keys that do not belong here, each with what comes near."""
        unknown = [key for key in data if key not in known]
        for key in unknown:
            hint = did_you_mean(near_names(key, known)) or f"Known here: {', '.join(known)}."
            self.notebook.problem((*keys, key), "this key has no meaning here", hint)
        if unknown:
            raise _RefusedError

    def _refuse(self, keys: Keys, message: str, hint: str) -> NoReturn:
        self.notebook.problem(keys, message, hint)
        raise _RefusedError


def _no_single_kind(data: Mapping[str, object], kinds: list[str]) -> tuple[str, str]:
    """Say what is wrong with a table that is not one condition, and what to do."""
    if kinds:
        return f"found {' and '.join(kinds)} in one condition", "Join two conditions with all or any."
    near = [name for key in data for name in near_names(key, _KINDS, most=1)]
    return f"found {found_words(data)} where a condition is expected", did_you_mean(dict.fromkeys(near)) or _EXAMPLE


def _words(tests: Iterable[Test]) -> str:
    return ", ".join(test.value for test in tests)


def _unit(test: Test, kind: AnswerType) -> Unit:
    if test in {Test.WITHIN_MONTHS, Test.EVIDENCE_WITHIN_MONTHS}:
        return MONTHS
    if test is Test.GAP_AT_LEAST:
        return LEVEL_GAP if kind is AnswerType.LEVEL else PERCENT_GAP
    return unit_of(kind)
