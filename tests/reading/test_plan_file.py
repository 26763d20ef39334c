"""Plans that people keep: what they may write, and what is said where it cannot be read."""

import datetime as dt

import pytest

from kept_plans import kept, marked, new_file
from readiness.errors import PlanError
from readiness.planning.marks import LATER, Mark, Room, Status

HEAD = "format = 1\n[plan]\nbegins = 2026-11-01\nas_of = 2026-11-01\n"


def step(*lines: str, name: str = "core/r0@2") -> str:
    return "\n".join(("[[step]]", f'id = "{name}"', *lines, ""))


def mark(*lines: str) -> Mark:
    (found,) = kept(HEAD + step(*lines)).kept.marks
    return found


def problems(text: str) -> str:
    with pytest.raises(PlanError) as caught:
        kept(text)
    return str(caught.value)


def test_a_new_file_is_read_as_it_stands() -> None:
    file = kept(new_file())
    assert (file.organisation, file.notices) == ("Harbour View", ())
    assert {mark.status for mark in file.kept.marks} == {Status.PLANNED}
    assert file.kept.begins == file.kept.as_of == dt.date(2026, 11, 1)
    assert [room.quarter for room in file.kept.rooms] == [1, 2, 3, 4]


def test_everything_that_people_mark_is_read() -> None:
    lines = (
        'status = "done"',
        "quarter = 2",
        "started = 2026-12-01",
        "done = 2027-01-20",
        'who = "Mairi"',
        'note = "x"',
    )
    assert mark(*lines) == Mark(
        step="core/r0@2",
        quarter=2,
        status=Status.DONE,
        who="Mairi",
        note="x",
        started=dt.date(2026, 12, 1),
        done=dt.date(2027, 1, 20),
    )


def test_a_step_needs_no_more_than_its_name() -> None:
    assert mark() == Mark(step="core/r0@2")


def test_later_is_a_quarter_too() -> None:
    assert mark('quarter = "later"').quarter == LATER


def test_a_quarter_keeps_what_stops_and_when_it_is_looked_at() -> None:
    file = kept(f'{HEAD}[[quarter]]\nnumber = 2\nreview = 2027-04-29\nstops = "The newsletter"\n')
    assert file.kept.rooms == (Room(quarter=2, review=dt.date(2027, 4, 29), stops="The newsletter"),)


def test_what_is_left_empty_says_nothing() -> None:
    assert mark('who = ""', 'note = "  "') == Mark(step="core/r0@2")


def test_what_people_add_is_left_alone() -> None:
    file = kept(f"{HEAD}cost = 1\n{step('owner = 1')}\n[ours]\nlist = [1]\n")
    assert file.notices == ()


def test_a_key_that_comes_near_is_pointed_out() -> None:
    file = kept(HEAD + step('sttus = "done"') + '[[steps]]\nid = "x"\n')
    assert file.notices == ("plan.toml, line 7: step[1].sttus is kept, and not read. Did you mean status?",)


def test_a_misspelt_header_is_pointed_out() -> None:
    assert kept(f"{HEAD}[[stpe]]\nid = 1\n").notices == (
        "plan.toml, line 5: stpe is kept, and not read. Did you mean step?",
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ('status = "finished"',),
            (
                'plan.toml, line 7, column 1: step[1].status: found "finished"\n'
                '    status = "finished"\n'
                '  → Choose one of "planned", "begun", "done", "dropped".'
            ),
        ),
        (
            ("quarter = 0",),
            (
                "plan.toml, line 7, column 1: step[1].quarter: found 0\n"
                "    quarter = 0\n"
                '  → Type the number of a quarter, such as quarter = 2, or quarter = "later".'
            ),
        ),
        (
            ('status = "dropped"',),
            (
                "plan.toml, line 5, column 1: step[1].reason: is missing\n"
                "    [[step]]\n"
                '  → Say in a few words why it is left out: reason = "…".'
            ),
        ),
        (
            ("done = 2027-01-20",),
            (
                'plan.toml, line 7, column 1: step[1].done: found a date, and the status is "planned"\n'
                "    done = 2027-01-20\n"
                '  → Type status = "done", or take the date out.'
            ),
        ),
        (
            ("started = 2027-01-20",),
            (
                'plan.toml, line 7, column 1: step[1].started: found a date, and the status is "planned"\n'
                "    started = 2027-01-20\n"
                '  → Type status = "begun", or take the date out.'
            ),
        ),
        (
            ('status = "done"', "started = 2027-01-20", "done = 2027-01-19"),
            (
                "plan.toml, line 9, column 1: step[1].done: found 2027-01-19, which is before it started\n"
                "    done = 2027-01-19\n"
                "  → Check the two dates."
            ),
        ),
    ],
)
def test_what_does_not_go_together_is_said_with_its_place(lines: tuple[str, ...], said: str) -> None:
    assert problems(HEAD + step(*lines)) == said


def test_all_problems_are_told_at_once() -> None:
    said = problems(
        HEAD + step('status = "dropped"', "quarter = 1.5") + step("note = 1") + "[[quarter]]\nnumber = 0\n"
    )
    assert [line.partition(": ")[2] for line in said.splitlines() if line.startswith("plan.toml")] == [
        "step[1].reason: is missing",
        "step[1].quarter: found 1.5",
        'step[2].id: found "core/r0@2" again; it is step 1 already',
        "step[2].note: found 1",
        "quarter[1].number: found 0",
    ]


def test_a_quarter_is_listed_once() -> None:
    assert "quarter[2].number: found 1 again" in problems(f"{HEAD}[[quarter]]\nnumber = 1\n[[quarter]]\nnumber = 1\n")


def test_another_format_is_said_first() -> None:
    assert problems("format = 2\n[[step]]\n") == (
        "plan.toml, line 1, column 1: format: found 2\n"
        "    format = 2\n"
        "  → This version of readiness reads format 1: type format = 1, or install a newer version."
    )


def test_an_empty_file_is_said_to_lack_its_head() -> None:
    said = problems("")
    assert "plan.toml: format: is missing\n  → Type format = 1 in the first line." in said
    assert "plan.toml: plan: is missing\n  → Type [plan], and under it begins and as_of, each with a date." in said


@pytest.mark.parametrize("text", ["plan = 1", "step = 1", 'step = [{ id = "x" }]', "quarter = []", "plan = {}"])
def test_what_stands_in_brackets_wants_a_header(text: str) -> None:
    said = problems(f"format = 1\n{text}\n")
    assert "is written in brackets\n" in said
    assert "  → Type it under a header of its own: [" in said


def test_a_broken_line_does_not_hide_other_problems() -> None:
    said = problems(marked(new_file(), "core/r0@2", "status = done", "done = 2027-01-01"))
    assert said.count("plan.toml, line") == 1
    assert "status" in said
