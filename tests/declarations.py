"""Declarations: how public names are written down, from the code itself."""

import enum
import inspect
import re
from collections.abc import Iterator
from functools import cached_property

import attrs


def declaration(name: str, value: object) -> str:
    """Write a name down as a reader needs it: a signature, the members of an enumeration, or its value."""
    return "\n".join(_lines(name, value)) + "\n"


def _lines(name: str, value: object) -> Iterator[str]:
    match value:
        case type() if issubclass(value, enum.Enum):
            yield from (f"{name}.{member.name}" for member in value)
        case type():
            yield from _class(name, value)
        case _ if inspect.isfunction(value):
            yield from _call(f"{name}", inspect.signature(value))
        case _:
            yield f"{name}: {_plain(type(value).__name__)}"


def _class(name: str, value: type) -> Iterator[str]:
    """Write down how a value is made, then what it works out, where it is a plain value."""
    if issubclass(value, Exception) and not any("__init__" in vars(base) for base in _own_bases(value)):
        yield f"{name}()"
    else:
        yield from _call(name, inspect.signature(value).replace(return_annotation=inspect.Signature.empty))
    if attrs.has(value):
        yield from sorted(_members(value))


def _own_bases(value: type) -> list[type]:
    return [base for base in value.__mro__ if base.__module__.startswith("readiness.")]


def _members(value: type) -> Iterator[str]:
    """List properties and methods; of a cached property, a class with slots keeps its slot and its type alone."""
    fields = attrs.fields_dict(value)
    slots: tuple[str, ...] = getattr(value, "__slots__", ())
    for name in slots:
        if name not in fields and not name.startswith("_"):
            yield f"    .{name}: {_type(value.__annotations__[name])}"
    for name, found in vars(value).items():
        if isinstance(found, property) and found.fget is not None:
            yield f"    .{name}: {_type(inspect.signature(found.fget).return_annotation)}"
        elif isinstance(found, cached_property) and not name.startswith("_"):
            yield f"    .{name}: {_type(inspect.signature(found.func).return_annotation)}"
        elif inspect.isfunction(found) and not name.startswith("_"):
            yield f"    .{name}{_method(inspect.signature(found))}"


def _method(signature: inspect.Signature) -> str:
    told = [one for key, one in signature.parameters.items() if key != "self"]
    return _plain(str(signature.replace(parameters=told)))


def _call(name: str, signature: inspect.Signature) -> Iterator[str]:
    """Write a call in one line, or with a line for each parameter where that is too long."""
    returned = "" if signature.return_annotation is signature.empty else f" -> {_type(signature.return_annotation)}"
    parameters = list(_parameters(signature))
    line = f"{name}({', '.join(parameters)}){returned}"
    if len(line) <= 100:
        yield line
        return
    yield f"{name}("
    yield from (f"    {parameter}," for parameter in parameters)
    yield f"){returned}"


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    starred = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            starred = True
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            yield "*"
            starred = True
        mark = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        default = "" if parameter.default is parameter.empty else f" = {_default(parameter.default)}"
        yield f"{mark}{parameter.name}: {_type(parameter.annotation)}{default}"


def _default(value: object) -> str:
    if value is attrs.NOTHING:
        return "{}"
    return f"{type(value).__name__}.{value.name}" if isinstance(value, enum.Enum) else repr(value)


def _type(annotation: object) -> str:
    if isinstance(annotation, type) and not getattr(annotation, "__args__", None):
        return annotation.__name__
    return _plain(str(annotation))


def _plain(text: str) -> str:
    """Leave out the modules that names come from, and the marks around names that were not known yet."""
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text).replace("'", "")
