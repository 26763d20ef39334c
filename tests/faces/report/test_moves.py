"""What would move a rule leads to a place of the report, and every such place has a key of its own."""

import pytest

from readiness.faces.report.blocks import Entries, Report
from readiness.faces.report.moves import Move, moves
from readiness.faces.report.report import full_report
from readiness.faces.views.view import view
from sample_assessment import assessment, profile
from shipped_profiles import assessed

ASSESSED = {"sample": assessment(), "empty": assessment(profile({}, groups=None))}


def places(report: Report) -> list[str]:
    """List the keys of a report: those of its sections and of what stands in them."""
    blocks = [block for section in report.sections for block in section.blocks]
    entries = [entry.key for block in blocks if isinstance(block, Entries) for entry in block.entries if entry.key]
    return [*(section.key for section in report.sections), *entries]


@pytest.mark.parametrize("name", [*ASSESSED, "large-council"])
def test_every_move_leads_to_a_place_of_the_full_report(name: str) -> None:
    shown = view(ASSESSED.get(name) or assessed(name))
    there = places(full_report(shown))
    targets = {move.target for found in moves(shown).values() for move in found}
    assert targets
    assert targets - set(there) == set()
    assert len(there) == len(set(there))


def test_a_rule_is_moved_by_its_steps_in_order() -> None:
    assert moves(view(assessment()))["core/owner"] == (
        Move(target="step-1", label="Step 1", words="Ask somebody to own it."),
        Move(target="step-2", label="Step 2", words="Record decisions."),
    )
