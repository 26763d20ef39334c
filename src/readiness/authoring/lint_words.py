"""The words of a rule-set, looked at one text after the other (see :mod:`readiness.authoring.wording`)."""

from collections.abc import Iterator

from readiness.authoring import wording
from readiness.authoring.lint_codes import (
    CAPITALS,
    EXCLAMATION,
    INSECURE_LINK,
    JARGON_WORD,
    LONG_SENTENCE,
    PICTURE,
    UNWANTED_WORD,
    Kind,
    LintProblem,
)
from readiness.authoring.lint_draft import Draft, Entry
from readiness.errors import printable
from readiness.toml.source import Keys

Remark = tuple[Kind, str, str]
"""A kind of problem, what was found, and what to do."""


def check_words(draft: Draft) -> Iterator[LintProblem]:
    """Look at every text of a rule-set and of its cases, whether or not the loader takes it."""
    for entry in draft.entries:
        for keys, text in _texts(entry):
            for kind, message, hint in _remarks(entry, keys, text):
                yield entry.problem(kind, message, hint, *keys)


_PUBLISHED = frozenset({"id", "code", "document", "title", "publisher", "url"})
"""What a document or source is called by others is not ours to word, nor are ids made of it."""

_BEGINNINGS = wording.SENTENCES | {"levels"}
"""Texts that begin a sentence."""

_HEADINGS = frozenset({"title", "question"})
"""Texts that some write with a capital for each word. Elsewhere many capitals are mostly names of bodies."""

_CLAUSES = frozenset({"ask", "because", "by", "not_applicable", "not_applicable_if", "unit"})
"""Texts that stand inside a sentence."""


def _texts(entry: Entry) -> Iterator[tuple[Keys, str]]:
    """Walk over the texts of a table, each with its keys."""
    for key, value in entry.data.items():
        published = key == "sources" or (entry.kind in _NAMED and key in _PUBLISHED)
        if not published:
            yield from _inside((key,), value)


_NAMED = frozenset({"document", "source"})


def _inside(keys: Keys, value: object) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if key != "sources":
            yield from _inside((*keys, key), inner)


def _remarks(entry: Entry, keys: Keys, text: str) -> Iterator[Remark]:
    for word, hint in wording.unwanted(text):
        yield UNWANTED_WORD, f'found "{word}"', hint
    if "!" in text:
        yield EXCLAMATION, "found an exclamation mark", "End with a full stop."
    for link in wording.insecure_links(text):
        yield INSECURE_LINK, f"found {printable(link, limit=60)}", "Write an address that starts with https://."
    name = _name(entry, keys)
    if name in _BEGINNINGS or name in _CLAUSES:
        yield from _style(text, name)


def _name(entry: Entry, keys: Keys) -> str:
    """Give the key that says what a text is for; the name of a case is read as a clause is."""
    name = next(key for key in reversed(keys) if isinstance(key, str))
    return "because" if (entry.kind, name) == ("case", "name") else name


def _style(text: str, name: str) -> Iterator[Remark]:
    if wording.pictures(text):
        yield PICTURE, "found a picture among the words", "Say it in words: not everybody sees a picture."
    for sentence in wording.long_sentences(text):
        words, start = len(sentence.split()), printable(sentence, limit=40)
        yield LONG_SENTENCE, f"found a sentence of {words} words: {start}", _LONG_HINT
    yield from _case(text, name)
    for word, hint in wording.jargon(text):
        yield JARGON_WORD, f'found "{word}"', hint


def _case(text: str, name: str) -> Iterator[Remark]:
    if wording.shouts(text) or (name in _HEADINGS and wording.title_case(text)):
        yield CAPITALS, "found capitals", "Write as in a sentence: a capital first, and for names."
    elif name in _BEGINNINGS and text[:1].islower():
        yield CAPITALS, "begins with a small letter", "Begin it as a sentence, with a capital."


_LONG_HINT = f"Make two of it: {wording.MOST_WORDS} words are the most that can be read aloud."
