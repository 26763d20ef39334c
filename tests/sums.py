"""Sums as a page writes them down, such as "4 ÷ 13 ÷ 0.9 × 100 = 34.19", worked out again exactly."""

import ast
import re
from fractions import Fraction

PARTS = {"¼": "1/4", "½": "1/2", "¾": "3/4"}
SIGNS = {"÷": "/", "×": "*", "−": "-"}


def worked(text: str) -> Fraction:
    """Work out a sum of whole numbers, decimals and quarters."""
    written = re.sub(r"(\d*)([¼½¾])", lambda found: f"({found[1] or 0}+{PARTS[found[2]]})", text)
    for sign, operator in SIGNS.items():
        written = written.replace(sign, operator)
    return _value(ast.parse(written.strip(), mode="eval").body)


def result(cell: str) -> str:
    """Give what a sum comes to as the page writes it: what follows the last sign of equality."""
    return cell.rpartition("=")[2].strip()


def is_right(cell: str) -> bool:
    """Say whether a sum comes to what is written: exactly, or rounded to two decimals where it has no more."""
    end = worked(result(cell))
    near = len(result(cell).partition(".")[2]) <= 2
    return all(worked(part) == end or (near and rounded(worked(part)) == rounded(end)) for part in cell.split("="))


def rounded(value: Fraction | int) -> str:
    """Write a number with two decimals at most, halves upwards.

    >>> rounded(Fraction(1, 3)), rounded(Fraction(725, 8)), rounded(40)
    ('0.33', '90.63', '40')
    """
    hundredths = int(value * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Fraction(str(number))
        case ast.BinOp(left=left, op=operator, right=right):
            return _joined(_value(left), operator, _value(right))
        case _:
            raise AssertionError(f"no sum: {ast.unparse(node)}")


def _joined(left: Fraction, operator: ast.operator, right: Fraction) -> Fraction:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
        case _:
            raise AssertionError(f"no sign of a sum: {operator}")
