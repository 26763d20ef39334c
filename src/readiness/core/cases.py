"""Cases: examples that rule-sets ship with, each with the finding that it has to lead to."""

import datetime as dt
from collections.abc import Mapping

import attrs

from readiness.record import Record


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Case(Record):
    """An example that a rule-set ships with: given answers and the finding they lead to.

    ``given`` and ``organisation`` are profile data as written; ``expect`` names what the finding has to be.
    """

    rule: str
    name: str
    given: Mapping[str, object]
    expect: Mapping[str, object]
    organisation: Mapping[str, object]
    form: str
    as_of: dt.date
    path: str = ""
