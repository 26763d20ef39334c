"""Role groups are read with what they need; counts that cannot be are named."""

import pytest

from readiness.core.practice import RoleGroup
from sample_profile import HEAD, problems, read

GROUP = '[[training.groups]]\nname = "Care staff"\nheadcount = 10\ncontact = "likely"\nremit = "none"\n'


def refusals(*lines: str, group: str = GROUP) -> list[str]:
    """Refuse a group with these lines more; give key, message and hint of each problem."""
    return [problem.split(" ", 1)[1] for problem in problems("\n".join((HEAD, group, *lines)))]


def test_a_group_is_read() -> None:
    profile = read(HEAD + GROUP + "in_date = { skilled = 5, informed = 8 }\nunknown = 2\n")
    assert profile.groups == (
        RoleGroup(
            name="Care staff",
            headcount=10,
            contact="likely",
            remit="none",
            in_date=(("informed", 8), ("skilled", 5)),
            unknown=2,
        ),
    )
    assert not profile.answers


@pytest.mark.parametrize("line", ["", 'in_date = "unknown"', 'in_date = { informed = "unknown" }', "in_date = {}"])
def test_training_that_nobody_can_tell_is_left_out(line: str) -> None:
    (group,) = read(HEAD + GROUP + line).groups or ()
    assert group.in_date == ()


def test_a_file_may_describe_groups_inline() -> None:
    text = 'groups = [{ name = "A", headcount = 1, contact = "none", remit = "none" }]'
    groups = read(f"{HEAD}[training]\n{text}").groups or ()
    assert [group.name for group in groups] == ["A"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "in_date = { informed = 4, skilled = 6 }",
            [
                (
                    "in_date.skilled: found 6, and only 4 informed → "
                    "informed includes everyone who is skilled: enter at least 6 there, or fewer here."
                )
            ],
        ),
        (
            "in_date = { informed = 9 }\nunknown = 2",
            [
                (
                    "in_date: found 9 trained and 2 unknown of 10 → "
                    "Trained and unknown together are never more than the headcount."
                )
            ],
        ),
        (
            "in_date = { skilled = 11 }",
            [
                (
                    "in_date: found 11 trained and 0 unknown of 10 → "
                    "Trained and unknown together are never more than the headcount."
                )
            ],
        ),
        (
            "in_date = { informed = true }",
            [
                (
                    "in_date.informed: found true → "
                    'Enter a whole number, 0 or more; leave out a level that nobody can tell, or type "unknown".'
                )
            ],
        ),
        ("in_date = { informd = 1 }", ["in_date.informd: is not known here → Did you mean informed?"]),
        ("in_date = 4", ["in_date: found 4 → Type it as a table: { … }, or [training.groups[1].in_date]."]),
        ("unknown = -1", ["unknown: found -1 → Enter of how many nobody can tell, 0 or more."]),
        ("headcont = 1", ["headcont: is not known here → Did you mean headcount?"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_counts_that_cannot_be_are_named(line: str, found: list[str]) -> None:
    assert refusals(line) == [f"training.groups[1].{problem}" for problem in found]


def test_what_every_group_says_is_required() -> None:
    keys = [problem.split(":")[0] for problem in refusals(group="[[training.groups]]\n")]
    assert keys == [f"training.groups[1].{key}" for key in ("contact", "headcount", "name", "remit")]


def test_words_for_contact_and_remit_are_given() -> None:
    group = GROUP.replace('"likely"', '"probable"').replace('"none"', '"manage"').replace("10", "0")
    assert refusals(group=group) == [
        "training.groups[1].headcount: found 0 → Enter how many people are in this group, 1 or more.",
        'training.groups[1].contact: found "probable" → Choose one of "none", "likely", "known".',
        (
            'training.groups[1].remit: found "manage" → Did you mean manages? '
            'Choose one of "none", "adapts", "supports", "manages", "specialist".'
        ),
    ]


def test_everyone_may_be_trained_to_every_level() -> None:
    (group,) = read(f"{HEAD}{GROUP}in_date = {{ informed = 9, skilled = 9 }}\nunknown = 1").groups or ()
    assert group.in_date == (("informed", 9), ("skilled", 9))


def test_counts_are_compared_only_where_each_can_be() -> None:
    group = GROUP.replace("10", "0") + "in_date = { informed = 4, skilled = 6 }"
    assert [problem.split(":")[0] for problem in refusals(group=group)] == ["training.groups[1].headcount"]


def test_a_list_of_something_else_is_not_called_empty() -> None:
    hint = "Type each one under a header of its own with two brackets: [[training.groups]]."
    assert refusals(group="[training]\ngroups = [1]") == [f"training.groups[1]: found 1 → {hint}"]


def test_groups_have_names_of_their_own() -> None:
    assert refusals(GROUP) == [
        'training.groups[2].name: found "Care staff" a second time → Give each group a name of its own.'
    ]


def test_an_empty_list_of_groups_says_nothing() -> None:
    assert refusals(group="[training]\ngroups = []") == [
        'training.groups: found an empty list → Describe at least one group, or type groups = "unknown".'
    ]


def test_one_pair_of_brackets_is_not_a_list() -> None:
    assert refusals(group=GROUP.replace("[[", "[").replace("]]", "]")) == [
        'training.groups: found a table → Describe each group under a header [[training.groups]], or type "unknown".'
    ]
