"""Reporters: formats of reports that a plugin adds."""

from collections.abc import Callable

import attrs

ReportData = dict[str, object]
"""The JSON form of an assessment as data, small numbers hidden and text cleaned: what ``--format json`` writes."""


@attrs.frozen(kw_only=True)
class Reporter:
    """A format of reports: ``assess --format NAME`` writes what ``write`` makes of an assessment.

    ``write`` is given data of its own, described by ``docs/assessment.schema.json``, and gives text or bytes. The
    ``name`` is in small letters, digits and hyphens; ``suffix`` is what its files usually end in, such as ``.csv``.
    """

    name: str
    write: Callable[[ReportData], str | bytes]
    suffix: str
