"""Words for people: plain, kind, about the work and never about blame. One list, for rule-sets and for our own pages.

What is looked for follows how people who live with trauma, and tired staff, ask to be written to: no blame, no
labels, short sentences, no shouting.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

MOST_WORDS = 28
"""A sentence has about 25 words at most; beyond this it is hard to read aloud."""

UNWANTED: Mapping[str, str] = MappingProxyType(
    {
        "fail": "Say what is not there yet.",
        "poor": "Say what was seen.",
        "weak": "Say what is not there yet.",
        "deficit": "Say what is needed.",
        "non-?complian": "Say what is not done yet.",
        "worst": "Say lowest, or name what is meant.",
        "league table": "Results are not for ranking; leave it out.",
        "victim": "Say people who were harmed, or people with lived experience.",
        "sufferer": "Say people with lived experience.",
        "vulnerable people": "Say people at risk, and of what.",
        "triggered": "Say what happens: reminded, distressed, set off.",
        "disorder": "Say what people live with.",
        "utili[sz]": "Say use.",
        "leverag": "Say use.",
        "please": "Say what to do; leave it out.",
        "sorry": "Say what to do; leave it out.",
        "invalid": "Say what was found and what is expected.",
        "illegal": "Say what was found and what is expected.",
        "forbidden": "Say what can be done instead.",
        "you forgot": "Say what is still needed.",
    }
)
"""Beginnings of words that are not used, each with what to do instead."""

JARGON: Mapping[str, str] = MappingProxyType(
    {
        "stakeholder": "Say who: staff, people using the service, partners.",
        "service users?\\b": "Say people using the service.",
        "best practice": "Say what has been shown to help.",
        "deliverable": "Say what will be there.",
        "going forward": "Say from now on.",
        "low-hanging": "Say what is easy to begin with.",
        "touch base": "Say talk to.",
        "operationali[sz]": "Say put into practice.",
        "incentivi[sz]": "Say encourage, and how.",
        "synerg": "Say what is gained together.",
        "paradigm": "Say what changes.",
        "holistic": "Say what is looked at together.",
        "impactful": "Say what it changes.",
        "learnings": "Say what was learned.",
        "upskill": "Say train.",
        "KPIs?\\b": "Say what is counted.",
        "bandwidth": "Say time.",
    }
)
"""Beginnings of words that people outside an office have to translate, each with what to say instead."""

SENTENCES = frozenset(
    {
        "title",
        "question",
        "help",
        "small_team",
        "why",
        "strength",
        "keep",
        "find_out",
        "says",
        "do",
        "first",
        "good_enough_when",
        "summary",
    }
)
"""The parts of a rule-set that hold a whole sentence, or several."""

Found = tuple[str, str]
"""What was found in a text, and what to do instead."""


def unwanted(text: str) -> Iterator[Found]:
    """Find words that blame, label or give orders."""
    return _found(text, _UNWANTED, UNWANTED)


def jargon(text: str) -> Iterator[Found]:
    """Find words that people have to translate."""
    return _found(text, _JARGON, JARGON)


def sentences(text: str) -> tuple[str, ...]:
    """Split a text where a reader takes breath: after a full stop, question mark, semicolon or colon.

    >>> sentences("Ask first. Then write: who, when; how.")
    ('Ask first.', 'Then write:', 'who, when;', 'how.')
    """
    return tuple(re.split(r"(?<=[.?;:])\s+", text.strip()))


def long_sentences(text: str) -> tuple[str, ...]:
    """List the sentences that are too long to be read aloud."""
    return tuple(sentence for sentence in sentences(text) if len(sentence.split()) > MOST_WORDS)


def pictures(text: str) -> tuple[str, ...]:
    """List emoji and other pictures among the characters of a text."""
    return tuple(_PICTURES.findall(text))


def shouts(text: str) -> bool:
    """Whether words stand in capitals; short names, such as NHS, may.

    >>> shouts("ASK FIRST THING"), shouts("Ask the NHS")
    (True, False)
    """
    return bool(_CAPITALS.search(text))


def title_case(text: str) -> bool:
    """Whether Every Word Begins With a Capital; a name or two among others do not count.

    >>> title_case("Supervision For Every Member"), title_case("What the Scottish Government says")
    (True, False)
    """
    later = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text)[1:] if len(word) > 2]
    return len(later) > 2 and all(word[0].isupper() for word in later)


def insecure_links(text: str) -> tuple[str, ...]:
    """List the addresses in a text that do not begin with https."""
    return tuple(found[0] for found in _LINK.finditer(text))


def _found(text: str, pattern: re.Pattern[str], hints: Mapping[str, str]) -> Iterator[Found]:
    for found in pattern.finditer(text):
        place = next(number for number, group in enumerate(found.groups()) if group is not None)
        yield found[0], list(hints.values())[place]


def _pattern(words: Mapping[str, str]) -> re.Pattern[str]:
    """Match words that begin so, up to their end; which group matched tells which beginning it was."""
    return re.compile(rf"\b(?:{'|'.join(f'({word})' for word in words)})\w*", re.IGNORECASE)


_UNWANTED = _pattern(UNWANTED)
_JARGON = _pattern(JARGON)
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u203c\u2049\ufe0f]")
_CAPITALS = re.compile(r"\b[A-Z]{4,}[ -][A-Z]{4,}\b|\b[A-Z]{8,}\b")
_LINK = re.compile(r"(?<![\w/])(?:http://|ftp://|javascript:|data:text|www\.)[^\s<>\"']*", re.IGNORECASE)
