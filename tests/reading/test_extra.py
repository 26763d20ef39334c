"""Extras: what is said where a package is missing."""

import pytest

from readiness.errors import OutputError
from readiness.reading.extra import extra


def test_a_package_that_is_missing_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(OutputError) as refused, extra("excel", "XlsxWriter", "--format xlsx"):
        raise ModuleNotFoundError("No module named 'xlsxwriter'", name="xlsxwriter")
    assert str(refused.value) == (
        "--format xlsx: this needs XlsxWriter, which is not installed\n"
        '  → Install it with: python -m pip install "readiness[excel]"'
    )


def test_what_is_missing_of_readiness_itself_is_no_missing_package() -> None:
    with pytest.raises(ModuleNotFoundError), extra("excel", "XlsxWriter", "--format xlsx"):
        raise ModuleNotFoundError("No module named 'readiness.x'", name="readiness.x")
