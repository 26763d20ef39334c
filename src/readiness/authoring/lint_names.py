"""Questions that are called by names which they had before."""

from collections.abc import Iterator

from readiness.authoring.lint_codes import OLD_NAME, LintProblem
from readiness.authoring.lint_draft import Draft
from readiness.toml.source import Keys


def check_names(draft: Draft) -> Iterator[LintProblem]:
    """Tell where rules and cases call a question by an old name; it is understood, and misleads whoever reads it."""
    if draft.rulebook is None:
        return
    renamed = draft.rulebook.renamed
    for entry in draft.entries:
        for keys, name in _names((), entry.data):
            if name in renamed:
                hint = f"Write {renamed[name]}."
                yield entry.problem(OLD_NAME, f"{name} is called {renamed[name]} now", hint, *keys)


def _names(keys: Keys, value: object) -> Iterator[tuple[Keys, str]]:
    """Walk over whatever may be a name: each text and each key, except where old names are listed."""
    if isinstance(value, str):
        yield keys, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if key not in _LISTS:
            if isinstance(key, str):
                yield (*keys, key), key
            yield from _names((*keys, key), inner)


_LISTS = ("was", "question", "levels", "sources")
"""Keys under which no question is called."""
