"""What a rule-set leaves out, says twice, or defines and never uses, as far as its files alone tell.

A file that cannot be read throughout is not looked at: what seems to be missing may stand in the part that is broken.
"""

from collections.abc import Iterator

from readiness.authoring.lint_codes import (
    NO_FIND_OUT,
    NO_FIRST,
    NO_SOURCE,
    NO_STEP,
    NO_STRENGTH,
    NOBODY_SERVED,
    SAME_LEVEL,
    SAME_STEP,
    UNUSED_SOURCE,
    LintProblem,
)
from readiness.authoring.lint_draft import MANIFEST_ENTRY, Draft, Entry
from readiness.toml.source import Keys


def check_content(draft: Draft) -> Iterator[LintProblem]:
    """Look at the questions, rules, steps and sources of a rule-set, whether or not the loader takes it."""
    whole = [entry for entry in draft.entries if not entry.source.problems]
    for entry in whole:
        if entry.kind in _CHECKS:
            yield from _CHECKS[entry.kind](entry)
    yield from _same_steps(whole)
    if len(whole) == len(draft.entries):
        yield from _unused_sources(draft)


def steps_of(entry: Entry) -> Iterator[tuple[Keys, dict[str, object]]]:
    """Walk over the steps that a rule's table holds, each with its keys."""
    steps = entry.data.get("step")
    for place, step in enumerate(steps if isinstance(steps, list) else ()):
        if isinstance(step, dict):
            yield ("step", place), step


def _served(entry: Entry) -> Iterator[LintProblem]:
    served = entry.data.get("applies_to")
    if isinstance(served, dict) and not any(served.values()):
        hint = "Name a sector or a setting in it. To serve everyone, leave the table out."
        yield entry.problem(NOBODY_SERVED, "applies_to names no sector and no setting", hint, "applies_to")


def _question(entry: Entry) -> Iterator[LintProblem]:
    if not entry.data.get("sources"):
        yield entry.problem(NO_SOURCE, "rests on no source", "Name what the question comes from in sources.")
    levels = entry.data.get("levels")
    seen: dict[str, int] = {}
    for level, words in enumerate(levels if isinstance(levels, list) else ()):
        same = seen.setdefault(_plain(words), level)
        if same != level:
            hint = "Describe each level so that two people would choose alike."
            yield entry.problem(SAME_LEVEL, f"level {level} reads as level {same} does", hint, "levels", level)


def _rule(entry: Entry) -> Iterator[LintProblem]:
    is_flag = "flag" in entry.data
    steps = list(steps_of(entry))
    if not steps:
        what = "Say what to do about it" if is_flag else "Say what would improve it"
        yield entry.problem(NO_STEP, "has no step", f"{what}, under a header [[rule.step]].")
    if not is_flag:
        yield from _scoring(entry)
    for keys, step in steps:
        if "first" not in step:
            yield entry.problem(NO_FIRST, "a step has no first", "Add a first move that fits into an hour.", *keys)


def _scoring(entry: Entry) -> Iterator[LintProblem]:
    if "find_out" not in entry.data:
        yield entry.problem(NO_FIND_OUT, "has no find_out", "Say how to find the answer where nobody knows it.")
    lacking = [key for key in ("strength", "keep") if key not in entry.data]
    if lacking:
        hint = "Say what a report says when it stands well (strength), and how to protect it (keep)."
        yield entry.problem(NO_STRENGTH, f"has no {' and no '.join(lacking)}", hint)


_CHECKS = {MANIFEST_ENTRY: _served, "indicator": _question, "rule": _rule}


def _same_steps(entries: list[Entry]) -> Iterator[LintProblem]:
    done: dict[str, str] = {}
    for entry in entries:
        for keys, step in steps_of(entry) if entry.kind == "rule" else ():
            own = f"step {int(keys[-1]) + 1} of {entry.subject}"
            first = done.setdefault(_plain(step.get("do", own)), own)
            if first != own:
                hint = "Say what is different about it, or leave one of them out."
                yield entry.problem(SAME_STEP, f"a step says the same as {first}", hint, *keys, "do")


def _unused_sources(draft: Draft) -> Iterator[LintProblem]:
    cited = [name for entry in draft.entries for name in _cited(entry.data)]
    for entry in draft.of_kind("source"):
        if entry.subject and entry.subject not in cited:
            hint = "Name it where something rests on it, or leave it out."
            yield entry.problem(UNUSED_SOURCE, "nothing rests on it", hint)
    documents = [entry.data.get("document") for entry in draft.of_kind("source")]
    for entry in draft.of_kind("document"):
        if entry.subject and entry.subject not in documents:
            yield entry.problem(UNUSED_SOURCE, "no source is a theme of it", "Add a [[source]], or leave it out.")


def _cited(data: object) -> Iterator[object]:
    """Walk over the sources that a table names, in whatever part of it."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if key == "sources" and isinstance(value, list):
            yield from value
        else:
            yield from _cited(value)


def _plain(words: object) -> str:
    """Give a text without what makes no difference to a reader."""
    return " ".join(str(words).casefold().split())
