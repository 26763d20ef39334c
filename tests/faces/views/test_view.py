"""The view says what an assessment says, once, in words and whole points, and hides what is too small to show."""

from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from covered_steps import OWNED, assessed, ladder, unsafe
from kept_plans import CARE, REWARD
from kept_plans import OWNER as LED
from plan_puzzles import at_least
from readiness.assessment import assess
from readiness.core.profile import UNKNOWN, Answer, Form, NotApplicable, Organisation, Profile, Share
from readiness.core.rules import Effort, RuleBook, Ruleset
from readiness.core.score import percent
from readiness.faces.views.advice import AdviceView
from readiness.faces.views.details import DetailView
from readiness.faces.views.scores import Bar
from readiness.faces.views.view import View, view
from readiness.record import Plain
from readiness.testing.profile_strategies import situations
from sample_assessment import ANSWERS, GROUPS, OWNER, assessment, group, profile, rulebook, said, voices


def shown(of: Profile | None = None, **more: tuple[str, ...]) -> View:
    return view(assessment(of, **more))


def answered(**answers: Answer | NotApplicable) -> View:
    named = {name.replace("__", "."): answer for name, answer in answers.items()}
    return shown(profile({**ANSWERS, **named}))


def texts(value: object) -> Iterator[str]:
    """Walk over every text of a view, the parts that are worked out when asked for included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, View | AdviceView | DetailView | Plain):
        for name in dir(value):
            if not name.startswith("_"):
                yield from texts(getattr(value, name))


def test_the_headline_says_who_and_when() -> None:
    headline = shown().headline
    assert (headline.organisation, headline.as_of) == ("Northshore Care", "1 November 2026")


def test_the_headline_counts_what_became_of_the_questions() -> None:
    assert shown().headline.answers == "4 answered, 1 not known yet, 1 does not apply"


def test_the_headline_of_a_short_form_says_so() -> None:
    assert shown(profile(form=Form.SHORT)).headline.form == "short form: on the 4 asked"


def test_it_says_first_what_is_not_in_it() -> None:
    assert shown().about == ("No one's story is in this report.", "A structured judgement, not a validated scale.")


def test_what_was_left_out_is_named() -> None:
    assert shown(left_out=("the plugin\x07 x",)).left_out == ("the plugin x",)


def test_parts_of_a_bar_add_up_to_100() -> None:
    bars = [dimension.bar for dimension in shown().scores.dimensions if dimension.bar is not None]
    assert [sum(bar) for bar in bars] == [100, 100, 100, 100]


def test_a_bar_agrees_with_the_figure_beside_it() -> None:
    leadership = shown().scores.dimensions[0]
    assert leadership.bar is not None
    assert leadership.figure == f"{leadership.bar.secured} to {leadership.bar.secured + leadership.bar.unsettled}"


def test_a_dimension_without_a_basis_has_no_figure() -> None:
    lived = shown().scores.dimensions[2]
    assert (lived.bar, lived.figure, lived.words) == (None, "", "no basis: nothing here applies")


def test_no_band_is_claimed_where_too_little_is_settled() -> None:
    wellbeing = shown().scores.dimensions[1]
    assert (wellbeing.figure, wellbeing.words) == ("0 to 100", "not settled yet: 0 of 1 answered")


def test_a_band_is_claimed_where_enough_is_settled() -> None:
    assert shown().scores.dimensions[4].words == "developing, perhaps embedding"


def test_a_ceiling_that_is_on_says_what_it_holds_back() -> None:
    ceiling = answered(leadership__owner=said(1), leadership__trained=said(Share(count=38, of=40))).scores.ceilings[0]
    assert (ceiling.title, ceiling.at, ceiling.sure) == ("Leadership", 40, True)
    assert (ceiling.costs, ceiling.without) == ("3 points", "43")
    assert ceiling.reasons == ("without an owner, work stays in one area",)


def test_a_ceiling_that_may_be_on_holds_back_what_is_secured() -> None:
    best = voices(leaders=4, frontline=1)
    ceiling = answered(leadership__owner=best, leadership__trained=said(Share(count=40, of=40))).scores.ceilings[0]
    assert (ceiling.sure, ceiling.costs) == (False, "4 points of what is secured")


def test_a_ceiling_that_holds_back_nothing_yet_costs_nothing() -> None:
    ceiling = answered(leadership__owner=said(0)).scores.ceilings[0]
    assert (ceiling.sure, ceiling.costs) == (True, "")


def test_balance_is_said_in_words() -> None:
    assert shown().scores.overall.balance == (
        "The overall figure stays within 20 points of staff wellbeing, where least is secured; "
        "the mean of the dimensions is 45 to 83."
    )


def test_dimensions_that_left_are_named() -> None:
    assert shown().scores.overall.undefined == "Lived experience"


def test_the_core_alone_has_no_second_score() -> None:
    assert shown().extended is None


def test_a_sector_rule_set_has_a_score_beside_the_core() -> None:
    other = attrs.evolve(OWNER, id="homes/owner", weight=Fraction(9), cap=None, steps=())
    homes = Ruleset(name="homes", title="Homes", version="1", publisher="P", licence="CC0-1.0", rules=(other,))
    extended = view(assess(profile(), rulebook(homes))).extended
    assert extended is not None
    assert extended.dimensions[0].figure != shown().scores.dimensions[0].figure


def test_a_strength_is_said_in_the_words_of_its_rule() -> None:
    strong = answered(leadership__owner=said(3)).advice.strengths[0]
    assert (strong.words, strong.keep) == ("A named person owns the change.", "Write it into the post.")


def test_a_strength_without_words_of_its_own_takes_the_title() -> None:
    assert shown().advice.strengths[0].words == "There was a report."


def test_what_has_begun_is_named_most_of_it_first() -> None:
    assert shown().details.begun[:2] == ("There was a report", "Those who need it are skilled")


def test_a_step_says_what_it_gains_and_asks() -> None:
    step = shown().advice.steps[0]
    assert (step.number, step.short, step.first) == (1, "Ask somebody to own it.", "Ask for half an hour.")
    assert (step.gain, step.effort, step.by) == ("+19 points in leadership", "small effort", "the manager")


def test_a_step_names_its_own_sources() -> None:
    assert shown().advice.steps[0].sources == "A service 2024 (NE01); A government 2024 (CB01)"


def test_a_step_without_sources_names_those_of_its_rule() -> None:
    assert shown().advice.steps[1].sources == "A government 2024 (CB01)"


def test_a_reason_names_who_published_what_its_rule_rests_on_first() -> None:
    """The reason is the rule's. A step may rest on something else besides."""
    assert [step.publisher for step in shown().advice.steps] == ["A government 2024", "A government 2024"]


def test_a_question_says_what_it_would_settle() -> None:
    question = shown().advice.find_out[0]
    assert (question.question, question.ask) == ("Is the work manageable?", "the manager")
    assert question.settles == "settles up to 100 points of staff wellbeing"


def test_only_raised_flags_are_worth_a_look() -> None:
    assert [review.title for review in shown().advice.reviews] == ["Leaders and staff see it differently"]
    assert answered(leadership__owner=said(3)).advice.reviews == ()


def test_voices_that_differ_are_set_side_by_side() -> None:
    gap = shown().details.gaps[0]
    assert gap.title == "Someone owns the change"
    assert gap.voices == ("leaders: level 3 of 4", "frontline staff: level 1 of 4 (23 people)")


def test_voices_that_agree_are_no_gap() -> None:
    assert answered(leadership__owner=voices(leaders=2, frontline=2)).details.gaps == ()


def test_the_plan_names_steps_by_their_numbers() -> None:
    assert shown().advice.plan.quarters[0].entries[0].startswith("Step 1: Ask somebody to own it.")


@pytest.mark.parametrize(("tos", "reason"), [((2,), ""), ((2, 4), "unlocks 6 others")])
def test_that_a_step_unlocks_a_few_is_no_reason_at_first_sight(tos: tuple[int, ...], reason: str) -> None:
    owned = at_least(LED, 2)
    rules = OWNED, ladder("rewarded", REWARD, 1, 2, 3, 4, requires=owned), ladder("cared", CARE, *tos, requires=owned)
    (step,) = [step for step in view(assessed(rules)).advice.steps if step.id == "core/owned@2"]
    assert (step.reason, len(step.reasons)) == (reason, 1)


def test_a_small_win_that_safety_puts_off_says_in_which_quarter_it_comes() -> None:
    rules = unsafe(ladder("safe", CARE, 2, effort=Effort.MEDIUM)), ladder("seen", LED, 2)
    seen = attrs.evolve(rules[1], steps=tuple(attrs.evolve(one, visible=True) for one in rules[1].steps))
    plan = view(assessed((rules[0], seen))).advice.plan
    assert plan.small_win == "By the end of quarter 2: Do core/seen@2."


def test_a_quarter_gives_the_number_of_each_step_and_the_points_then_secured() -> None:
    quarter = shown().advice.plan.quarters[0]
    assert [entry.split(":")[0] for entry in quarter.entries] == [f"Step {number}" for number in quarter.steps]
    assert [figure for figure in quarter.figures if figure and figure not in quarter.then] == []
    assert len(quarter.figures) == 6


def test_a_dimension_without_a_basis_has_no_figure_in_a_quarter() -> None:
    quarter = shown().advice.plan.quarters[0]
    assert quarter.figures[2] == ""
    assert "Lived experience" not in quarter.then


def test_a_step_names_its_rule() -> None:
    assert {step.rule for step in shown().advice.steps} == {"core/owner"}


def test_the_bar_of_a_rule_agrees_with_its_points() -> None:
    bars = {rule.points: rule.bar for rule in shown().details.rules if rule.bar is not None}
    assert bars["25 to 75"] == Bar(secured=25, unsettled=50, held_back=0, still_to_do=25)


def test_what_has_no_points_has_no_bar() -> None:
    assert {rule.points for rule in shown().details.rules if rule.bar is None} == {""}


def test_parts_of_a_bar_lie_end_to_end() -> None:
    bar = Bar(secured=40, unsettled=0, held_back=10, still_to_do=50)
    assert bar.parts == (("secured", 0, 40), ("held_back", 40, 10), ("still_to_do", 50, 50))


def test_each_group_stands_beside_the_whole() -> None:
    coverage = shown().coverage
    assert coverage is not None
    assert [(row.name, row.trained) for row in coverage.groups] == [("Care staff", "20 to 24"), ("Office", "15")]
    assert [(row.name, row.people) for row in coverage.whole] == [
        ("Everyone", "60"),
        ("All who need skilled or more", "40"),
    ]
    assert coverage.least == "Care staff, 20 to 24 of 40 skilled"


def test_without_role_groups_there_is_no_coverage() -> None:
    assert shown(profile(groups=None)).coverage is None


def test_the_four_kinds_of_silence_are_listed_apart() -> None:
    details = shown(profile({**ANSWERS, "governance.reported": said(value=True)}, groups=None)).details
    assert [item.indicator for item in details.unknown] == ["staff_wellbeing.manageable"]
    assert [item.indicator for item in details.unanswered] == ["training.groups"]
    assert [item.reason for item in details.not_applicable] == ["a reason in somebody's own words"]


def test_what_was_not_asked_is_marked() -> None:
    rules = shown(profile(form=Form.SHORT)).details.rules
    assert [rule.id for rule in rules if not rule.asked] == ["core/trained", "core/posts"]


def test_an_agreed_level_is_described() -> None:
    read = answered(leadership__owner=said(2)).details.rules[0].read[0]
    assert read.answer == "level 2 of 4: A remit is written."


def test_an_answer_says_what_it_lacks() -> None:
    read = answered(leadership__owner=said(4)).details.rules[0].read[0]
    assert read.lacks == "dated evidence for its top level"


def test_themes_stand_under_their_document() -> None:
    documents = shown().details.documents
    assert [(document.title, document.url, document.themes) for document in documents] == [
        ("Barriers. A government, 2024.", "", (("CB01", "There is no time."),)),
        ("An event. A service, 2024.", "https://example.org/event", (("NE01", "Leaders matter."),)),
    ]


def test_rule_sets_are_named_with_version_and_hash() -> None:
    (core,) = shown().rulesets
    assert (core.name, core.version, core.digest) == ("core", "1.2.0", "0123456789ab")


def test_a_small_group_reaches_no_part_of_the_view() -> None:
    few = view(assessment(profile(groups=(*GROUPS, group("Night", 9973, 3)))))
    assert not [text for text in texts(few) if "9973" in text]
    assert few.hidden.startswith("[c] stands for")


def test_a_small_share_reaches_no_part_of_the_view() -> None:
    few = answered(leadership__trained=said(Share(count=3, of=9973)))
    assert not [text for text in texts(few) if "9973" in text]


def test_a_rule_on_a_small_share_shows_neither_verdict_nor_points_nor_bar() -> None:
    few = answered(leadership__trained=said(Share(count=3, of=40)))
    rule = next(rule for rule in few.details.rules if rule.id == "core/trained")
    assert (rule.verdict, rule.points, rule.bar, rule.read[0].answer) == ("[c]", "[c]", None, "[c]")


def test_a_small_voice_is_no_gap() -> None:
    few = shown(profile({**ANSWERS, "leadership.owner": Answer(views=(*voices(leaders=4).views, *small().views))}))
    assert few.details.gaps == ()


def small() -> Answer:
    return said(0, "frontline", n=3)


@pytest.mark.parametrize("name", ["a\x1b]52;c;x\x07b", "a\u202eb", "a\r\nb"])
def test_no_control_character_reaches_the_view(name: str) -> None:
    assert view(assessment(profile(name=name))).headline.organisation in {"a]52;c;xb", "ab", "a b"}


@given(situations())
def test_every_assessment_has_a_view(situation: tuple[RuleBook, Profile]) -> None:
    book, of = situation
    result = assess(of, book)
    for dimension, score in zip(view(result).scores.dimensions, result.core.dimensions, strict=True):
        assert (dimension.bar is None) == (score.interval is None)
        if dimension.bar is not None and score.interval is not None:
            assert dimension.bar.secured == percent(score.interval.secured)


def test_a_planned_step_has_the_day_by_which_it_is_done() -> None:
    advice = shown().advice
    assert [step.due for step in advice.dated(advice.steps)] == ["31 January 2027", "31 January 2027"]
    assert [step.due for step in advice.steps] == ["", ""]


def test_a_step_beyond_the_plan_has_no_day() -> None:
    far = view(assess(attrs.evolve(profile(), organisation=busy()), rulebook(), quarters=1)).advice
    assert [step.due for step in far.dated(far.steps)] == ["31 January 2027", ""]


def busy() -> Organisation:
    """Make an organisation that can spare one effort point a quarter."""
    return attrs.evolve(profile().organisation, capacity=1)


def test_scheduled_steps_stand_in_the_order_of_the_plan() -> None:
    one = view(assess(attrs.evolve(profile(), organisation=busy()), rulebook(), quarters=1)).advice
    assert [step.number for step in one.scheduled] == [1]
    assert [step.number for step in shown().advice.scheduled] == [1, 2]


def test_a_quarter_says_when_it_ends() -> None:
    assert [quarter.end for quarter in shown().advice.plan.quarters][:1] == ["31 January 2027"]


def test_what_each_voice_says_is_told_in_full() -> None:
    (read,) = next(rule for rule in shown().details.rules if rule.id == "core/owner").read
    assert [(each.voice, each.whose, each.said) for each in read.said] == [
        ("leaders", "leaders", "Decisions follow."),
        ("frontline", "frontline staff", "A name is mentioned."),
    ]


def test_a_share_is_told_in_full_with_its_unit() -> None:
    (read,) = next(rule for rule in shown().details.rules if rule.id == "core/trained").read
    assert [(each.voice, each.whose, each.said) for each in read.said] == [
        ("agreed", "the agreed answer", "14 of 40 leaders, 6 not known")
    ]


def test_a_hidden_answer_is_told_by_no_voice() -> None:
    found = answered(leadership__trained=said(Share(count=2, of=3)))
    (read,) = next(rule for rule in found.details.rules if rule.id == "core/trained").read
    assert (read.answer, read.said) == ("[c]", ())


def test_a_rule_names_the_voices_that_its_questions_ask_for_and_the_themes_that_it_rests_on() -> None:
    rule = next(rule for rule in shown().details.rules if rule.id == "core/owner")
    assert (rule.voices, rule.themes) == (("leaders", "frontline"), ("CB01",))


def test_a_voice_is_unheard_where_a_question_asks_for_it_and_it_has_not_spoken() -> None:
    assert [item.indicator for item in shown().details.unheard("frontline")] == ["staff_wellbeing.manageable"]
    assert [item.title for item in shown().details.unheard("managers")] == ["Work is manageable"]
    assert shown().details.unheard("leaders") == ()


def test_a_voice_that_could_not_say_is_unheard() -> None:
    heard = voices(managers=Share(count=9, of=10), frontline=UNKNOWN)
    details = answered(staff_wellbeing__manageable=heard).details
    assert [item.indicator for item in details.unheard("frontline")] == ["staff_wellbeing.manageable"]
    assert details.unheard("managers") == ()


def test_nobody_is_unheard_on_what_was_not_asked_or_does_not_apply() -> None:
    asked = "staff_wellbeing.manageable"
    core = rulebook().rulesets[0]
    dismissible = [attrs.evolve(each, not_applicable_if="nobody works here") for each in core.indicators]
    book = RuleBook(rulesets=(attrs.evolve(core, indicators=tuple(dismissible)),))
    none = profile({**ANSWERS, asked: NotApplicable(reason="nobody works here")})
    assert asked in {each.indicator for each in view(assess(profile({}), book)).details.unheard("frontline")}
    assert asked not in {each.indicator for each in view(assess(none, book)).details.unheard("frontline")}
    assert shown(profile({}, form=Form.SHORT)).details.unheard("lived_experience") == ()
