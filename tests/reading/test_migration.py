"""A profile is brought up to date: it says the same under the names of today, or nothing is changed."""

import sys

import attrs
import pytest

from readiness.core.rules import Retired, RuleBook
from readiness.errors import OutputError, ProfileError
from readiness.reading.migration import Migration, difference, migration
from readiness.reading.profile_reader import read_profile
from sample_profile import BOOK, HEAD

(CORE,) = BOOK.rulesets
WAS = {"leadership.owner": ("leadership.sponsor",), "governance.funding": ("leadership.money",)}
LATER = RuleBook(
    rulesets=(
        attrs.evolve(
            CORE,
            indicators=tuple(attrs.evolve(i, was=WAS.get(i.id, ())) for i in CORE.indicators),
            retired=(Retired(id="leadership.champion", because="one name said too little"),),
        ),
    )
)
OLD = f"{HEAD}\n# Who leads\n[leadership]\nsponsor = 2  # the director\nmoney = 17\n"


def migrated(text: str) -> Migration:
    return migration(text.encode(), "p.toml", LATER)


def test_a_profile_says_the_same_afterwards_without_a_notice() -> None:
    before, after = (read_profile(text.encode(), "p.toml", LATER) for text in (OLD, migrated(OLD).after))
    assert before == after
    assert (len(before.notices), after.notices) == (3, ())


def test_it_is_told_what_was_renamed() -> None:
    assert migrated(OLD).renamed == (
        ("leadership.sponsor", "leadership.owner"),
        ("leadership.money", "governance.funding"),
    )


def test_the_difference_shows_the_lines_that_change() -> None:
    assert difference(migrated(OLD), "folder/p.toml") == (
        "--- p.toml\n"
        "+++ p.toml, with the names of today\n"
        "@@ -6,5 +6,7 @@\n"
        " \n"
        " # Who leads\n"
        " [leadership]\n"
        "-sponsor = 2  # the director\n"
        "-money = 17\n"
        "+owner = 2  # the director\n"
        "+\n"
        "+[governance]\n"
        "+funding = 17\n"
    )


def test_the_difference_is_safe_for_a_terminal() -> None:
    text = OLD.replace("# the director", "# \u202ethe director")
    assert "\u202e" not in difference(migrated(text), "p\u202e.toml")
    assert "\u202e" in migrated(text).after


def test_windows_line_ends_stay() -> None:
    after = migrated(OLD.replace("\n", "\r\n")).after
    assert after.count("\r\n") == after.count("\n") > 5


def test_a_profile_with_the_names_of_today_stays_as_it_is() -> None:
    text = OLD.replace("sponsor", "owner").replace("money = 17\n", "")
    change = migrated(text)
    assert (change.after, change.renamed, difference(change, "p.toml")) == (text, (), "")


def test_an_answer_to_a_question_that_is_no_longer_asked_stays_and_is_told() -> None:
    change = migrated(f"{HEAD}[leadership]\nchampion = 2\n")
    assert change.after == change.before
    assert change.retired == (
        "leadership.champion is no longer asked, and the answer was not used: one name said too little.",
    )


def test_a_layout_that_cannot_be_rewritten_is_told_name_by_name() -> None:
    with pytest.raises(ProfileError) as refused:
        migrated(f"{HEAD}[leadership]\nsponsor.level = 2\nsponsor.note = 'x'\n")
    assert str(refused.value) == (
        "p.toml, line 7, column 1: leadership.sponsor: is laid out in a way that cannot be rewritten\n"
        "    sponsor.level = 2\n"
        "  → Write the name of today by hand: leadership.owner."
    )


def test_a_layout_that_would_not_stay_is_told_as_well() -> None:
    dated = 'trained = { percent = 3, evidence = [{ kind = "number", ref = "x", date = 2026-03-01\t}] }\n'
    with pytest.raises(ProfileError) as refused:
        migrated(OLD + dated)
    assert [problem.key for problem in refused.value.problems] == ["leadership.sponsor", "leadership.money"]


def test_without_tomlkit_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "readiness.reading.rewriting", raising=False)
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    with pytest.raises(OutputError) as refused:
        migrated(OLD)
    assert str(refused.value) == (
        "p.toml: rewriting it needs tomlkit, which is not installed\n"
        '  → Install it with: python -m pip install "readiness[migrate]"'
    )
