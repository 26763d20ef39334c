"""A small rule-set whose rules find their way onto pages.

They are about room for staff, and about power and replies for people with lived experience.
"""

from fractions import Fraction

from readiness.assessment import Assessment, assess
from readiness.core.conditions import Leaf, Test
from readiness.core.indicators import AnswerType, Indicator
from readiness.core.profile import Answer, NotApplicable, Profile
from readiness.core.rules import Cap, Change, Measure, Rule, Ruleset
from sample_assessment import LEVELS, indicator, profile, rulebook, said, step, voices

ROOM, POWER, REPLIES, PAY = (
    "staff_wellbeing.room",
    "lived_experience.power",
    "lived_experience.replies",
    "lived_experience.pay",
)
TITLES = {
    ROOM: "Room is made",
    POWER: "Power is shared",
    REPLIES: "Replies come",
    PAY: "Time is paid",
}
THEMES = {ROOM: "CB09", POWER: "CE09", REPLIES: "NE06", PAY: "X1"}


def question(name: str, levels: tuple[str, ...] = LEVELS) -> Indicator:
    voice = "frontline" if name == ROOM else "lived_experience"
    return indicator(name, AnswerType.LEVEL, "How far is it?", levels=levels, voices=("leaders", "managers", voice))


def judged(name: str, do: str = "", **more: object) -> Rule:
    """Make the rule that measures one of the questions, with a step to each level from 2 to 4."""
    number = f"pages/{name.rpartition('.')[2]}"
    words = {"first": do, "good_enough_when": do, "by": do} if do else {}
    steps = tuple(
        step(
            number,
            to,
            do or f"Do {TITLES[name].lower()} {to}.",
            changes=(Change(indicator=name, to=Fraction(to)),),
            **words,
        )
        for to in (2, 3, 4)
    )
    values: dict[str, object] = {
        "id": number,
        "title": TITLES[name],
        "dimension": name.partition(".")[0],
        "judgement": Measure(indicator=name, full_at=Fraction(4), none_at=Fraction(0)),
        "why": "It opens doors.",
        "sources": (THEMES[name],),
        "weight": Fraction(2),
        "strength": f"{TITLES[name]}, and it shows.",
        "steps": steps,
        **more,
    }
    return Rule(**values)  # type: ignore[arg-type]


CEILING = Cap(when=Leaf(POWER, Test.AT_MOST, (Fraction(1),)), at=40, because="until power is shared, little changes")


def pages(levels: tuple[str, ...] = LEVELS, do: str = "", **more: object) -> Ruleset:
    """Make the rule-set; the texts of its rules can be replaced, those of its steps by ``do``."""
    names = (ROOM, POWER, REPLIES, PAY)
    rules = tuple(judged(name, do, **{"cap": CEILING if name == POWER else None, **more}) for name in names)
    return Ruleset(
        name="pages",
        title="Pages",
        version="1",
        publisher="P",
        licence="CC0-1.0",
        indicators=tuple(question(name, levels) for name in names),
        rules=rules,
    )


def paged(answers: dict[str, Answer | NotApplicable] | None = None, of: Profile | None = None) -> Assessment:
    """Assess answers to these questions, or a whole profile."""
    return assess(of or profile(answers or {}), rulebook(pages()))


def worded(words: str) -> Assessment:
    """Put words wherever a profile and a rule-set can put them on a page."""
    told = pages(tuple(f"{words} {level}" for level in range(5)), words, title=words, strength=words, why=words)
    answers: dict[str, Answer | NotApplicable] = {
        ROOM: voices(leaders=1, frontline=3),
        POWER: voices(leaders=4, lived_experience=1),
        REPLIES: said(1),
        PAY: said(4),
    }
    return assess(profile(answers, name=words), rulebook(told), notices=(words,), left_out=(words,))
