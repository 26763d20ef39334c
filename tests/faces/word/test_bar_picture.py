"""A bar as a picture: each part as long as it says, told by its pattern, the same bytes every time."""

import struct
import zlib
from collections import Counter

import pytest

from readiness.faces.views.scores import Bar
from readiness.faces.word.bar_picture import HEIGHT, SCALE, bar_picture, swatch

SECURED, UNSETTLED, HELD_BACK, PAPER = (
    bytes.fromhex("0b5a52"),
    bytes.fromhex("4a9187"),
    bytes.fromhex("8a5a12"),
    b"\xff" * 3,
)
BAR = Bar(secured=40, unsettled=20, held_back=10, still_to_do=30)


def chunks(png: bytes) -> dict[bytes, bytes]:
    """Take a picture apart, checking what its format promises."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert png[at + 8 + length : at + 12 + length] == struct.pack(">I", zlib.crc32(kind + content))
        found[kind], at = content, at + 12 + length
    return found


def inside(png: bytes) -> list[list[bytes]]:
    """Read the colours of all pixels but the frame, row by row."""
    found = chunks(png)
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    palette = [found[b"PLTE"][at : at + 3] for at in range(0, len(found[b"PLTE"]), 3)]
    pixels = zlib.decompress(found[b"IDAT"])
    rows = [pixels[at + 1 : at + 1 + width] for at in range(0, len(pixels), width + 1)]
    assert len(rows) == height == HEIGHT
    return [[palette[pixel] for pixel in row[2:-2]] for row in rows[2:-2]]


def columns(png: bytes, colour: bytes) -> list[int]:
    """List the columns in which a colour is seen."""
    return sorted({place for row in inside(png) for place, pixel in enumerate(row) if pixel == colour})


@pytest.mark.parametrize(
    ("colour", "first", "end"),
    [(SECURED, 0, 40), (UNSETTLED, 40, 60), (HELD_BACK, 60, 70)],
    ids=("secured", "unsettled", "held back"),
)
def test_a_part_lies_where_its_points_say(colour: bytes, first: int, end: int) -> None:
    seen = columns(bar_picture(BAR), colour)
    assert first * SCALE <= seen[0] < (first + 1) * SCALE
    assert (end - 1) * SCALE < seen[-1] + 1 <= end * SCALE


def test_the_whole_scale_is_drawn_whatever_the_bar() -> None:
    bars = (
        BAR,
        Bar(secured=100, unsettled=0, held_back=0, still_to_do=0),
        Bar(secured=0, unsettled=0, held_back=0, still_to_do=100),
    )
    assert {len(row) for bar in bars for row in inside(bar_picture(bar))} == {100 * SCALE}


def test_parts_differ_by_pattern_and_not_by_colour_alone() -> None:
    def shares(part: str) -> frozenset[tuple[bool, ...]]:
        return frozenset(tuple(pixel == PAPER for pixel in row) for row in inside(swatch(part)))

    patterns = [shares(part) for part in Bar._fields]
    assert len(set(patterns)) == 4


def test_what_is_still_to_do_is_left_empty() -> None:
    assert Counter(pixel for row in inside(swatch("still_to_do")) for pixel in row).keys() == {PAPER}


def test_the_same_bar_is_the_same_picture() -> None:
    assert bar_picture(BAR) == bar_picture(Bar(*BAR))
