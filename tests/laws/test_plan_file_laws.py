"""The law of kept plans: whatever people write into a plan, bringing it up to date loses nothing of it."""

import datetime as dt

import attrs
import tomli
from hypothesis import given
from hypothesis import strategies as st

from kept_plans import ASKED, answered, kept, new_file, organisation, rulebook
from plan_puzzles import level
from readiness.faces.plan.toml import updated_toml
from readiness.faces.plan.view import plan_view
from readiness.planning.marks import Status
from readiness.proposal import Proposal, propose
from readiness.reading.plan_file import PlanFile
from readiness.reading.profile_writer import toml_text
from readiness.toml.tables import visible

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda words: visible(words).strip() != ""
)
"""What people may type into a remark or between quotation marks."""

DAYS = st.dates(dt.date(2026, 11, 1), dt.date(2027, 12, 31))


@st.composite
def marks(draw: st.DrawFn) -> list[str]:
    """Mark a step as somebody might."""
    status = draw(st.sampled_from(list(Status)))
    lines = [f'status = "{status}"']
    if status is Status.DROPPED:
        lines.append(f"reason = {toml_text(draw(WORDS))}")
    if status in {Status.DONE, Status.BEGUN} and draw(st.booleans()):
        lines.append(f"started = {draw(DAYS)}")
    if draw(st.booleans()):
        lines.append(f"cost = {draw(st.integers(0, 99))}  # {draw(WORDS)}")
    if draw(st.booleans()):
        lines.append(f"{toml_text('our ' + draw(WORDS))} = {toml_text(draw(WORDS))}")
    return draw(st.permutations(lines))


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Make a plan that was kept for a while."""
    found = []
    for line in new_file(draw(st.integers(1, 6))).splitlines():
        if line == 'status = "planned"':
            found += draw(marks())
        elif line in {'note = ""', 'who = ""', 'stops = ""'}:
            found += [f"{line[:-2]}{_words(draw)}"] if draw(st.booleans()) else []
        elif line.startswith("quarter = ") and draw(st.booleans()):
            moved = draw(st.sampled_from(["1", "7", '"later"', "'later'", "0x2"]))
            found.append(f"{line.partition('=')[0]}=\t{moved}   #{draw(WORDS)}")
        else:
            found.append(line)
        if not line.startswith("#") and draw(st.integers(0, 5)) == 0:
            found.append(f"# {draw(WORDS)}")
    if draw(st.booleans()):
        found += ["[ours]", f"words = {_words(draw)}", "", "[[ours.list]]", "n = 1"]
    return "\n".join(found) + draw(st.sampled_from(["", "\n", "\n\n# the end"]))


def _words(draw: st.DrawFn) -> str:
    words = draw(WORDS)
    return draw(st.sampled_from([toml_text(words), f'"""\n{toml_text(words)[1:-1]}\nquarter = 9\n"""']))


@st.composite
def updates(draw: st.DrawFn) -> tuple[PlanFile, Proposal]:
    """Bring a kept plan up to date with other answers, of another day."""
    file = kept(draw(plans()))
    later = organisation(as_of=draw(DAYS), capacity=draw(st.integers(0, 6)))
    for asked in ASKED:
        later = answered(later, asked, level(draw(st.integers(0, 4))))
    return file, propose(later, rulebook(), quarters=draw(st.integers(1, 8)), kept=file.kept)


def after(file: PlanFile, proposal: Proposal) -> str:
    return updated_toml(plan_view(proposal), proposal, file)


@given(updates())
def test_every_mark_note_and_date_stays(updated: tuple[PlanFile, Proposal]) -> None:
    """The marks of a kept plan come first in the new one, in their order, and differ in nothing but the quarter."""
    file, proposal = updated
    new = kept(after(file, proposal)).kept
    for old, now in zip(file.kept.marks, new.marks, strict=False):
        assert attrs.evolve(now, quarter=old.quarter) == old
    assert new.rooms[: len(file.kept.rooms)] == file.kept.rooms
    assert len(new.marks) >= len(file.kept.marks)


@given(updates())
def test_every_key_of_their_own_stays(updated: tuple[PlanFile, Proposal]) -> None:
    """Data differ in nothing but the day of the answers and the quarters of steps."""
    file, proposal = updated
    old, new = tomli.loads(file.text), tomli.loads(after(file, proposal))
    for one, other in zip(old["step"], new["step"], strict=False):
        assert one | {"quarter": 0} == other | {"quarter": 0}
    assert {key: old[key] for key in old if key not in {"step", "quarter", "plan"}} == {
        key: new[key] for key in new if key not in {"step", "quarter", "plan"}
    }
    assert new["plan"] == old["plan"] | {"as_of": proposal.assessment.profile.organisation.as_of}


@given(updates())
def test_every_remark_and_line_stays_in_its_order(updated: tuple[PlanFile, Proposal]) -> None:
    """Every line stays, but for the value in lines that say a quarter or the day of the answers."""
    file, proposal = updated
    lines = iter(after(file, proposal).split("\n"))
    for line in file.text.split("\n"):
        assert any(_stays(line, now) for now in lines), line


@given(updates())
def test_a_quarter_that_moves_leaves_word_of_where_it_was(updated: tuple[PlanFile, Proposal]) -> None:
    """What stood there can be read beside it."""
    file, proposal = updated
    text = after(file, proposal)
    day = proposal.assessment.profile.organisation.as_of
    for old, now in zip(file.kept.marks, kept(text).kept.marks, strict=False):
        if old.quarter != now.quarter:
            was = f"quarter {old.quarter}" if old.quarter else "later"
            assert f"  # {was} until {day.day} " in text


@given(updates())
def test_bringing_it_up_to_date_twice_is_the_same_as_once(updated: tuple[PlanFile, Proposal]) -> None:
    """The same answers change nothing more."""
    file, proposal = updated
    once = after(file, proposal)
    profile = proposal.assessment.profile
    again = propose(profile, rulebook(), quarters=len(proposal.plan.quarters) or 1, kept=kept(once).kept)
    assert after(kept(once), again) == once


@given(updates())
def test_planned_steps_keep_the_laws_of_plans(updated: tuple[PlanFile, Proposal]) -> None:
    """Dropped steps stay out, each step is planned once, and no quarter carries more than it can."""
    file, proposal = updated
    plan = proposal.plan
    ids = [item.id for item in (*plan.steps, *plan.later)]
    dropped = {mark.step for mark in file.kept.marks if mark.status is Status.DROPPED}
    assert len(ids) == len(set(ids))
    assert not dropped & set(ids)
    assert all(quarter.spent <= plan.pace for quarter in plan.quarters)


def _stays(old: str, new: str) -> bool:
    if old == new:
        return True
    value, sign, remark = old.partition("#")
    moved = value.strip().startswith(("quarter", "as_of"))
    return moved and new.endswith(f"{sign}{remark}") and new.partition("=")[0] == old.partition("=")[0]


def test_the_law_would_find_a_lost_remark() -> None:
    assert not _stays("# ours", "# theirs")
    assert not _stays("quarter = 2  # ours", "quarter = 3")
