"""Plain manifests are told at a glance, and the same as the parser tells them; all others are left to it."""

import pytest

from readiness.reading.plain_manifest import MOST_BYTES, plainly_serves
from readiness.reading.ruleset_reader import read_manifest_alone

PLAIN = """# A sector.
format = 1
name = "day-care"
title = "Children's days"
version = "1.0.0"
engine = ">=0.1,<2"
publisher = "Somebody"
licence = "Apache-2.0"

[applies_to]
# Two of them.
sector = ["day-care", "nurseries"]
setting = ["island"]
"""


def told(text: str, name: str = "day-care") -> object:
    return plainly_serves(text.encode(), name)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace('setting = ["island"]\n', ""),
        PLAIN.replace('engine = ">=0.1,<2"\n', ""),
        PLAIN.replace("Children's", "Größere"),
    ],
)
def test_a_plain_manifest_is_told_as_the_parser_tells_it(text: str) -> None:
    parsed = read_manifest_alone({"ruleset.toml": text.encode()}, "x").applies_to
    assert told(text) == parsed
    assert parsed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format = 1", "format = 2"),
        ("format = 1", "format  = 1"),
        (">=0.1,<2", ">=7"),
        (">=0.1,<2", "later"),
        ('name = "day-care"', "name = 'day-care'"),
        ("[applies_to]", "[ applies_to ]"),
        ("[applies_to]", "[strain]\n[applies_to]"),
        ('["island"]', '[\n"island"]'),
        ('["island"]', '["isl\\u0061nd"]'),
        ('["island"]', '["Island"]'),
        ('["island"]', "'island'"),
        ('setting = ["island"]', 'sector = ["island"]'),
        ('setting = ["island"]', "more = 1"),
        ('title = "Children', 'title = """\nChildren'),
        ('sector = ["day-care", "nurseries"]\nsetting = ["island"]\n', ""),
        ("# Two", "#" * MOST_BYTES),
        (PLAIN, ""),
    ],
)
def test_whatever_is_not_plain_is_left_to_the_parser(old: str, new: str) -> None:
    assert old in PLAIN
    assert told(PLAIN.replace(old, new)) is None


def test_a_manifest_of_another_name_is_left_to_the_parser() -> None:
    assert told(PLAIN, "night-care") is None
