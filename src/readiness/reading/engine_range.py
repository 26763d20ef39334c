"""Which versions of readiness a rule-set is written for: comparisons such as ``>=0.1,<2``."""

import re

_PART = re.compile(r"(>=|<=|==|!=|>|<)\s*([0-9]{1,6}(?:\.[0-9]{1,6}){0,3})")
_RELEASE = re.compile(r"[0-9]+(?:\.[0-9]+)*")

_HOLDS = {
    ">=": frozenset({0, 1}),
    "<=": frozenset({0, -1}),
    "==": frozenset({0}),
    "!=": frozenset({1, -1}),
    ">": frozenset({1}),
    "<": frozenset({-1}),
}
"""What each comparison accepts: 1 for a later release, 0 for the same, -1 for an earlier one."""


def is_range(text: str) -> bool:
    """Whether a text is a range: comparisons with releases, separated by commas; an empty one admits everything.

    >>> is_range(">=0.1, <2"), is_range("0.1 or later")
    (True, False)
    """
    return not text.strip() or all(_PART.fullmatch(part.strip()) for part in text.split(","))


def admits(text: str, version: str) -> bool:
    """Say whether a range admits a version. Only the release counts: 2.0rc1 is a 2.0.

    >>> admits(">=0.1,<2", "0.1.0"), admits(">=0.1,<2", "2.0")
    (True, False)
    """
    found = _RELEASE.match(version)
    release = _release(found[0]) if found else ()
    return all(_order(release, _release(limit)) in _HOLDS[sign] for sign, limit in _PART.findall(text))


def _release(text: str) -> tuple[int, ...]:
    """Read a release without the zeros at its end, which mean nothing."""
    numbers = [int(part) for part in text.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _order(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return (one > other) - (one < other)
