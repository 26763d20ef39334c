"""What a profile still lacks."""

from readiness.core.profile import Profile
from readiness.faces.profile.completeness import completeness, completeness_text
from readiness.reading.profile_reader import read_profile
from readiness.reading.ruleset_loader import load_rulesets
from shipped_profiles import shipped

BOOK = load_rulesets()


def read(*answers: str) -> Profile:
    head = ["format = 1", "[organisation]", 'name = "Harbour View"', "as_of = 2026-11-01"]
    return read_profile("\n".join([*head, *answers]).encode(), "profile.toml", BOOK)


def test_the_four_kinds_of_silence_are_kept_apart() -> None:
    leadership = completeness(
        read(
            "[leadership]",
            "executive_owner = 2",
            'dedicated_lead = "unknown"',
            'change_commitment = { not_applicable = "four of us" }',
        ),
        BOOK,
    )[0]
    assert [gap.indicator for gap in leadership.unknown] == ["leadership.dedicated_lead"]
    assert "leadership.makes_room" in {gap.indicator for gap in leadership.unanswered}
    assert (leadership.tally.answered, leadership.tally.not_applicable) == (1, 1)
    assert len(leadership.unanswered) == 9


def test_the_short_form_misses_only_what_it_asks() -> None:
    found = completeness(shipped("island-care-home-short")[0], BOOK)
    assert sum(len(each.unknown) for each in found) == 4
    assert [each.unanswered for each in found] == [()] * 5


def test_a_claim_says_what_it_wants() -> None:
    leadership = completeness(read("[leadership]", "makes_room = 4", "executive_owner = 4"), BOOK)[0]
    assert [(claim.indicator, claim.lacks) for claim in leadership.claims] == [
        ("leadership.executive_owner", "dated evidence for its top level"),
        ("leadership.makes_room", "the view of frontline staff and dated evidence for its top level"),
    ]


def test_an_answer_that_claims_nothing_is_no_claim() -> None:
    assert completeness(read("[leadership]", 'makes_room = "unknown"'), BOOK)[0].claims == ()


def test_a_voice_that_could_not_say_is_missing() -> None:
    profile = read("[leadership]", 'makes_room = { leaders = 4, managers = "unknown", frontline = "unknown" }')
    assert [(gap.indicator, gap.ask) for gap in completeness(profile, BOOK)[0].unheard] == [
        ("leadership.makes_room", "managers and frontline staff")
    ]
    assert (
        "  Answered, and not every voice could say yet:\n"
        "    - leadership.makes_room (ask: managers and frontline staff)\n"
    ) in completeness_text(profile, BOOK)


def test_the_text_names_what_is_missing_and_whom_to_ask() -> None:
    text = completeness_text(read("[governance]", 'secured_funding = "unknown"'), BOOK)
    assert text.startswith("Harbour View: this profile can be read (full form).\n\nLeadership: 0 of 12 answered\n")
    assert "  Asked, and not known yet:\n    - governance.secured_funding (ask: finance; the budget holder;" in text
    assert "52 questions without an answer so far. What is missing is never counted as zero;" in text


def test_the_text_names_claims() -> None:
    text = completeness_text(read("[leadership]", "makes_room = 3"), BOOK)
    assert (
        "  Answers that claim more than is supported so far:\n"
        "    - leadership.makes_room wants the view of frontline staff\n"
    ) in text


def test_a_full_profile_is_said_to_be_one() -> None:
    text = completeness_text(*shipped("large-council"))
    assert "Leadership: 15 of 15 answered\n  Nothing is missing here.\n" in text
    assert text.endswith("Every question has an answer. For the result, type: readiness assess\n")
