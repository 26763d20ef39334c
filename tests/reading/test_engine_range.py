"""Ranges of versions are compared by release, with nothing to install for it."""

import pytest

from readiness.reading.engine_range import admits, is_range


@pytest.mark.parametrize("text", ["", ">=0.1", ">=0.1,<2", ">= 0.1, < 2", "==1.0.3", "!=1.2"])
def test_a_range_is_known(text: str) -> None:
    assert is_range(text)


@pytest.mark.parametrize("text", ["0.1", "~=1.0", ">=1.x", ">=0.1,", "later", ">=1.2.3.4.5", ">=" + "1" * 9])
def test_anything_else_is_no_range(text: str) -> None:
    assert not is_range(text)


@pytest.mark.parametrize(
    ("text", "version", "expected"),
    [
        ("", "0.1.0", True),
        (">=0.1", "0.1.0", True),
        (">=0.1.1", "0.1.0", False),
        (">=0.9", "0.10.0", True),
        (">=0.1,<2", "1.99", True),
        (">=0.1,<2", "2.0.0", False),
        ("<=2", "2.0.0", True),
        (">2", "2.0.0", False),
        ("==1.2", "1.2.0", True),
        ("!=1.2", "1.2.0", False),
        ("!=1.2", "1.3", True),
        (">=2", "2.0rc1", True),
    ],
)
def test_a_range_admits_versions_in_it(text: str, version: str, expected: bool) -> None:
    assert admits(text, version) is expected
