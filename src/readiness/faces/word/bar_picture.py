"""Bars as pictures (PNG), for files that cannot draw: four parts on a scale from 0 to 100, told by pattern.

A picture never stands alone: the points are beside it as text. The same bar is the same picture, byte for byte.
"""

import struct
import zlib
from functools import cache

from readiness.faces.views.scores import Bar

HEIGHT = 30
"""The height of a picture in pixels, its frame included."""

SCALE = 5
"""How many pixels a point is long."""

_PALETTE = ("ffffff", "55635e", "0b5a52", "4a9187", "8a5a12")
_PAPER, _FRAME, _SECURED, _UNSETTLED, _HELD_BACK = range(5)

_BORDER = 2
"""How many pixels the frame is wide."""

_PIECE = 10
"""Pixels after which a pattern comes again."""


def bar_picture(bar: Bar) -> bytes:
    """Draw a bar."""
    return _png([_line(row, bar) for row in range(HEIGHT)])


def swatch(part: str) -> bytes:
    """Draw a piece of the pattern that a part of a bar has, for a key; ``part`` is the name of a field of a bar."""
    width = 2 * HEIGHT
    return _png([_framed(_pattern(part, row)[:width], row) for row in range(HEIGHT)])


def _line(row: int, bar: Bar) -> bytes:
    parts = [_pattern(name, row)[start * SCALE : (start + points) * SCALE] for name, start, points in bar.parts]
    return _framed(b"".join(parts), row)


def _framed(pixels: bytes, row: int) -> bytes:
    side = bytes([_FRAME]) * _BORDER
    if _BORDER <= row < HEIGHT - _BORDER:
        return side + pixels + side
    return bytes([_FRAME]) * (len(pixels) + 2 * _BORDER)


@cache
def _pattern(part: str, row: int) -> bytes:
    """Give one row of a pattern, as long as the whole scale."""
    return bytes(_pixel(part, column, row) for column in range(_PIECE)) * (100 * SCALE // _PIECE)


def _pixel(part: str, column: int, row: int) -> int:
    match part:
        case "secured":
            return _SECURED
        case "unsettled":
            return _UNSETTLED if (column + row) % _PIECE < 4 else _PAPER
        case "held_back":
            return _HELD_BACK if (column - 4.5) ** 2 + (row % _PIECE - 4.5) ** 2 < 9 else _PAPER
        case _:
            return _PAPER


def _png(lines: list[bytes]) -> bytes:
    """Write rows of pixels, each a number of the palette, as a picture of 300 pixels an inch.

    Source: https://www.w3.org/TR/png-3/.
    """
    head = struct.pack(">IIBBBBB", len(lines[0]), len(lines), 8, 3, 0, 0, 0)
    metres = struct.pack(">IIB", 11811, 11811, 1)
    pixels = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    chunks = ((b"IHDR", head), (b"PLTE", bytes.fromhex("".join(_PALETTE))), (b"pHYs", metres), (b"IDAT", pixels))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
