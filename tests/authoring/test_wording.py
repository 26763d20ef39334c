"""Words: what is found in a text, and what is left alone."""

import pytest

from readiness.authoring.wording import (
    MOST_WORDS,
    insecure_links,
    jargon,
    long_sentences,
    pictures,
    shouts,
    title_case,
    unwanted,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They failed.", "failed"),
        ("Poorly led", "Poorly"),
        ("the weakest link", "weakest"),
        ("Please answer", "Please"),
        ("non-compliant", "non-compliant"),
        ("noncompliance", "noncompliance"),
        ("a league table of homes", "league table"),
        ("vulnerable people", "vulnerable people"),
        ("a re-triggered alarm", "triggered"),
    ],
)
def test_words_that_blame_are_found_also_inside_longer_ones(text: str, found: str) -> None:
    assert [word for word, _ in unwanted(text)] == [found]


@pytest.mark.parametrize("text", ["a tweak", "Ask the vapour trail", "orderly", "reorder", "a valid reason"])
def test_words_that_only_sound_alike_are_left_alone(text: str) -> None:
    assert list(unwanted(text)) == []


def test_every_word_comes_with_what_to_do_instead() -> None:
    assert list(unwanted("Please use the worst.")) == [
        ("Please", "Say what to do; leave it out."),
        ("worst", "Say lowest, or name what is meant."),
    ]


def test_words_of_the_trade_are_found() -> None:
    assert list(jargon("All stakeholders count the KPI.")) == [
        ("stakeholders", "Say who: staff, people using the service, partners."),
        ("KPI", "Say what is counted."),
    ]


def test_a_sentence_ends_at_a_semicolon_too() -> None:
    half = "word " * (MOST_WORDS - 1) + "word"
    assert long_sentences(f"{half}; {half}.") == ()
    assert long_sentences(f"{half} {half}.") == (f"{half} {half}.",)


def test_pictures_are_found_and_signs_are_not() -> None:
    assert pictures("Well done 🙂 ✔") == ("🙂", "✔")
    assert pictures("3 °C → ½ · £5 – “yes”") == ()


@pytest.mark.parametrize("text", ["ASK FIRST THING", "Ask, and LISTEN WELL", "IMPORTANT: ask"])
def test_shouting_is_heard(text: str) -> None:
    assert shouts(text)


@pytest.mark.parametrize("text", ["Ask the NHS", "COSLA and the NHS", "A PDF, CD or DVD"])
def test_short_names_are_no_shouting(text: str) -> None:
    assert not shouts(text)


@pytest.mark.parametrize("text", ["Supervision For Every Member", "Trauma-Informed Practice In Adult Social Care"])
def test_title_case_is_seen(text: str) -> None:
    assert title_case(text)


@pytest.mark.parametrize(
    "text",
    ["What the Scottish Government says", "Scotland", "In Orkney", "Someone owns the change", "Ask Police Scotland"],
)
def test_names_are_no_title_case(text: str) -> None:
    assert not title_case(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see http://example.org/a", ("http://example.org/a",)),
        ("see www.example.org", ("www.example.org",)),
        ("JavaScript:alert(1)", ("JavaScript:alert(1)",)),
        ("see https://www.example.org/http", ()),
    ],
)
def test_addresses_begin_with_https(text: str, found: tuple[str, ...]) -> None:
    assert insecure_links(text) == found
