"""The list of installed rule-sets and plugins shows names and versions as they are."""

from readiness.faces.explanations.plugin_listing import plugins_text
from readiness.plugins.inventory import Item


def test_what_looks_like_a_number_stays_as_it_is() -> None:
    row = plugins_text([Item(name="0012", kind="plugin", package="p", origin="o", version="1.10")]).splitlines()[2]
    assert row.split()[:2] == ["0012", "1.10"]
