"""A small rule-book with something of everything that reports show, and profiles that answer it."""

import datetime as dt
from fractions import Fraction

from readiness.assessment import Assessment, assess
from readiness.core.conditions import Leaf, Test
from readiness.core.indicators import AnswerType, Derived, Indicator
from readiness.core.practice import RoleGroup
from readiness.core.profile import (
    AGREED,
    UNKNOWN,
    Answer,
    Evidence,
    Form,
    NotApplicable,
    Organisation,
    Profile,
    Share,
    Value,
    View,
)
from readiness.core.profile import Unknown as UnknownType
from readiness.core.rules import (
    Cap,
    Change,
    Effort,
    Flag,
    Measure,
    Rule,
    RuleBook,
    Ruleset,
    Source,
    Step,
)

AS_OF = dt.date(2026, 11, 1)
LEVELS = ("Nobody.", "A name is mentioned.", "A remit is written.", "Decisions follow.", "Objectives follow.")


def indicator(name: str, kind: AnswerType, question: str, **more: object) -> Indicator:
    values: dict[str, object] = {
        "id": name,
        "dimension": name.split(".", 1)[0],
        "question": question,
        "type": kind,
        "ask": "the manager",
        "ruleset": "core",
        **more,
    }
    return Indicator(**values)  # type: ignore[arg-type]


INDICATORS = (
    indicator(
        "leadership.owner",
        AnswerType.LEVEL,
        "Who owns it?",
        levels=LEVELS,
        voices=("leaders", "frontline"),
        top_needs_evidence=True,
        short_form=True,
    ),
    indicator("leadership.trained", AnswerType.SHARE, "How many leaders are trained?", unit="leaders"),
    indicator(
        "staff_wellbeing.manageable",
        AnswerType.SHARE,
        "Is the work manageable?",
        voices=("managers", "frontline"),
        short_form=True,
    ),
    indicator(
        "lived_experience.posts",
        AnswerType.COUNT,
        "How many paid posts are there?",
        unit="posts",
        not_applicable_if="Posts are not possible.",
    ),
    indicator("governance.reported", AnswerType.YES_NO, "Was there a report?", short_form=True),
    indicator("training.groups", AnswerType.GROUPS, "Which role groups are there?", short_form=True),
    indicator(
        "training.informed",
        AnswerType.SHARE,
        "How many are informed?",
        derived=Derived(coverage="informed"),
        short_form=True,
    ),
    indicator(
        "training.skilled",
        AnswerType.SHARE,
        "How many are skilled?",
        derived=Derived(coverage="skilled"),
        short_form=True,
    ),
)


def step(rule: str, to: int, do: str, **more: object) -> Step:
    values: dict[str, object] = {
        "id": f"{rule}:{to}",
        "do": do,
        "effort": Effort.SMALL,
        "by": "the manager",
        "good_enough_when": "Everybody can name it.",
        "first": "Ask for half an hour.",
        **more,
    }
    return Step(**values)  # type: ignore[arg-type]


def rule(name: str, measure: str, title: str, **more: object) -> Rule:
    values: dict[str, object] = {
        "id": f"core/{name}",
        "title": title,
        "dimension": measure.split(".", 1)[0],
        "judgement": Measure(indicator=measure, full_at=Fraction(100), none_at=Fraction(0)),
        "why": "It opens doors. Nothing else does.",
        "sources": ("CB01",),
        "weight": Fraction(1),
        "find_out": "Ask the manager this week.",
        **more,
    }
    return Rule(**values)  # type: ignore[arg-type]


OWNER = rule(
    "owner",
    "leadership.owner",
    "Someone owns the change",
    judgement=Measure(indicator="leadership.owner", full_at=Fraction(4), none_at=Fraction(0)),
    weight=Fraction(3),
    strength="A named person owns the change.",
    keep="Write it into the post.",
    cap=Cap(
        when=Leaf("leadership.owner", Test.AT_MOST, (Fraction(1),)),
        at=40,
        because="without an owner, work stays in one area",
    ),
    steps=(
        step(
            "core/owner",
            2,
            "Ask somebody to own it. Write it down.",
            changes=(Change(indicator="leadership.owner", to=Fraction(2)),),
            sources=("NE01", "CB01"),
        ),
        step(
            "core/owner",
            3,
            "Record decisions.",
            changes=(Change(indicator="leadership.owner", to=Fraction(3)),),
            effort=Effort.LARGE,
        ),
    ),
)

RULES = (
    OWNER,
    rule("trained", "leadership.trained", "Leaders are trained"),
    rule("manageable", "staff_wellbeing.manageable", "Work is manageable"),
    rule(
        "posts",
        "lived_experience.posts",
        "There are paid posts",
        judgement=Measure(indicator="lived_experience.posts", full_at=Fraction(2), none_at=Fraction(0)),
    ),
    rule(
        "reported",
        "governance.reported",
        "There was a report",
        judgement=Measure(indicator="governance.reported", full_at=Fraction(1), none_at=Fraction(0)),
    ),
    rule("informed", "training.informed", "Everyone is informed"),
    rule("skilled", "training.skilled", "Those who need it are skilled", weight=Fraction(2)),
    rule(
        "gap",
        "leadership.owner",
        "Leaders and staff see it differently",
        weight=Fraction(0),
        judgement=Flag(
            flag=Leaf("leadership.owner", Test.GAP_AT_LEAST, (Fraction(2),), ("leaders", "frontline")),
            says="The two voices differ.",
        ),
        steps=(step("core/gap", 1, "Talk about it."),),
    ),
)

SOURCES = (
    Source(id="CB01", title="Barriers", publisher="A government", year="2024", says="There is no time.", url=""),
    Source(
        id="NE01",
        title="An event",
        publisher="A service",
        year="2024",
        says="Leaders matter.",
        url="https://example.org/event",
    ),
)


def rulebook(*others: Ruleset) -> RuleBook:
    core = Ruleset(
        name="core",
        title="The core",
        version="1.2.0",
        publisher="Somebody",
        licence="Apache-2.0",
        indicators=INDICATORS,
        rules=RULES,
        sources=SOURCES,
        digest="0123456789abcdef",
    )
    return RuleBook(rulesets=(core, *others))


def said(value: Value | UnknownType, voice: str = AGREED, n: int = 0) -> Answer:
    return Answer(views=(View(voice=voice, value=value, n=n),))


def voices(**views: Value | UnknownType) -> Answer:
    return Answer(views=tuple(View(voice=voice, value=value) for voice, value in views.items()))


def group(name: str, headcount: int, trained: int, contact: str = "likely", unknown: int = 0) -> RoleGroup:
    in_date = (("informed", trained), ("skilled", trained))
    return RoleGroup(name=name, headcount=headcount, contact=contact, remit="none", in_date=in_date, unknown=unknown)


ANSWERS: dict[str, Answer | NotApplicable] = {
    "leadership.owner": Answer(
        views=(View(voice="leaders", value=3), View(voice="frontline", value=1, n=23)),
        evidence=(Evidence(kind="document", ref="Minutes of a private meeting", date=dt.date(2026, 3, 1)),),
        note="A note in somebody's own words",
    ),
    "leadership.trained": said(Share(count=14, of=40, unknown=6)),
    "staff_wellbeing.manageable": said(UNKNOWN),
    "lived_experience.posts": NotApplicable(reason="a reason in somebody's own words"),
    "governance.reported": said(value=True),
}

GROUPS = (group("Care staff", 40, 20, unknown=4), group("Office", 20, 15, contact="none"))


def profile(
    answers: dict[str, Answer | NotApplicable] | None = None,
    groups: tuple[RoleGroup, ...] | None = GROUPS,
    form: Form = Form.FULL,
    name: str = "Northshore Care",
) -> Profile:
    return Profile(
        organisation=Organisation(name=name, as_of=AS_OF, workforce=60),
        form=form,
        answers=ANSWERS if answers is None else answers,
        groups=groups,
    )


def assessment(of: Profile | None = None, **more: tuple[str, ...]) -> Assessment:
    return assess(of or profile(), rulebook(), **more)  # type: ignore[arg-type]
