"""What reports and plans say can be said in another language: all of it, and nothing else changes."""

import contextvars
import re
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from string import Formatter

import pytest

import kept_plans as plans
import message_template
import sample_assessment as sample
from pseudo_translation import PseudoCatalogue, reworded_profile, reworded_rules
from readable_forms import plan_forms, report_forms, toml_words
from readiness.assessment import assess
from readiness.core.profile import Form, Profile
from readiness.core.rules import RuleBook
from readiness.faces.plan.toml import updated_toml
from readiness.faces.plan.view import plan_view
from readiness.faces.views.disclosure import HIDDEN
from readiness.faces.words.translation import gettext, ngettext, told, translated
from readiness.message import joined, message, plural_message
from readiness.proposal import propose
from readiness.reading.catalogue import LeftOut
from readiness.version import VERSION
from shipped_profiles import opened

PSEUDO = PseudoCatalogue()
LEFT_OUT = LeftOut(kind="plugin", name="1", names=("1",), reason=message("it cannot be read: {problem}", problem="?"))

SHIPPED = ("council-awareness-only", "island-care-home-short", "large-council", "new-starter", "secondary-school")
"""Between them they say everything that the profiles say that ship."""


class Loud:
    """A catalogue that says every message in capitals."""

    def gettext(self, message: str) -> str:
        return re.sub(r"\{.*?\}|[a-z]+", lambda found: found[0] if "{" in found[0] else found[0].upper(), message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


ADDRESS = re.compile(r"https?://\S+")
NAME = re.compile(r"[A-Za-z0-9_][\w/.@-]*\w|[A-Za-z]")


def untranslated(forms: Iterable[tuple[str, str]], names: Collection[str]) -> set[tuple[str, str]]:
    """Find words in Latin letters that are no names, with the form in which they stand."""
    found = ((form, name) for form, text in forms for name in NAME.findall(ADDRESS.sub(" ", text)))
    return {(form, name) for form, name in found if name not in names and re.search("[A-Za-z]", name)}


def names_in(rulebook: RuleBook, profile: Profile) -> set[str]:
    """List what stays as it is in every language: ids, versions, hashes, sectors and settings."""
    rulesets = [name for one in rulebook.rulesets for name in (one.name, one.version, one.digest[:12], one.engine)]
    steps = [step.id for rule in rulebook.rules for step in rule.steps]
    organisation = profile.organisation
    return {
        *(name for name in rulesets if name),
        *rulebook.indicators,
        *(rule.id for rule in rulebook.rules),
        *steps,
        *rulebook.sources,
        *organisation.sector,
        *organisation.setting,
        *("readiness", VERSION, HIDDEN.strip("[]")),
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_no_word_of_a_shipped_report_or_plan_is_left_untranslated(name: str) -> None:
    found = opened(name)
    profile, rulebook = reworded_profile(found.profile), reworded_rules(found.rulebook)
    assessment = assess(profile, rulebook, notices=found.notices, left_out=found.left_out)
    with translated(PSEUDO):
        forms = [*report_forms(assessment), *plan_forms(propose(profile, rulebook))]
    assert untranslated(forms, names_in(rulebook, profile)) == set()


@pytest.mark.parametrize(
    "profile",
    [
        sample.profile(),
        sample.profile(form=Form.SHORT, groups=(sample.group("Night staff", 4, 1), sample.group("Day staff", 30, 4))),
        sample.profile(answers={}, groups=None),
    ],
    ids=["full", "hidden", "empty"],
)
def test_no_word_of_an_unusual_report_is_left_untranslated(profile: Profile) -> None:
    rulebook = reworded_rules(sample.rulebook())
    assessment = assess(
        reworded_profile(profile),
        rulebook,
        left_out=(LEFT_OUT.words,),
    )
    with translated(PSEUDO):
        found = untranslated(report_forms(assessment), names_in(rulebook, profile))
    assert found == set()


def test_no_word_of_a_plan_that_is_kept_is_left_untranslated() -> None:
    """Go on from a plan in which most that can become of a step became of one, and leave a step out."""
    text = plans.new_file()
    text = plans.marked(text, "core/r0@2", 'status = "done"', "done = 2026-12-01")
    text = plans.marked(text, "core/r1@2", 'status = "begun"', "started = 2026-12-01")
    text = plans.marked(text, "core/r3@4", 'status = "dropped"', 'reason = "?"')
    file = plans.kept(text + '\n[[step]]\nid = "core/r9@4"\nquarter = 1\nstatus = "planned"\n')
    profile = reworded_profile(plans.organisation(as_of=plans.LATER_DAY))
    rulebook = reworded_rules(plans.rulebook())
    proposal = propose(profile, rulebook, quarters=4, kept=file.kept, without=("core/r2@4",))
    with translated(PSEUDO):
        forms = [*plan_forms(proposal), ("kept", toml_words(updated_toml(plan_view(proposal), proposal, file)))]
    assert untranslated(forms[:-1], {*names_in(rulebook, profile), "core/r9@4"}) == set()
    assert "until" not in forms[-1][1]


def test_without_a_catalogue_messages_are_in_english() -> None:
    assert gettext("Next steps") == "Next steps"
    assert [ngettext("{number} step", "{number} steps", number) for number in (0, 1, 2)] == [
        "{number} steps",
        "{number} step",
        "{number} steps",
    ]


def test_a_catalogue_is_in_use_inside_alone() -> None:
    with translated(Loud()):
        assert gettext("Next steps") == "NEXT STEPS"
        with translated(None):
            assert gettext("Next steps") == "Next steps"
        assert gettext("Next steps") == "NEXT STEPS"
    assert gettext("Next steps") == "Next steps"


def test_a_catalogue_is_put_away_when_something_goes_wrong() -> None:
    with pytest.raises(ZeroDivisionError), translated(Loud()):
        _ = 1 / 0
    assert gettext("Next steps") == "Next steps"


def test_other_threads_keep_their_language() -> None:
    with translated(Loud()), ThreadPoolExecutor(1) as pool:
        assert pool.submit(gettext, "Next steps").result() == "Next steps"
        assert pool.submit(contextvars.copy_context().run, gettext, "Next steps").result() == "NEXT STEPS"


def test_words_of_the_engine_are_put_together_again() -> None:
    said = message("it waits for {names}", names=joined(["core/a", message("the view of {voice}", voice="us")]))
    assert told(said) == "it waits for core/a and the view of us"
    with translated(Loud()):
        assert told(said) == "IT WAITS FOR core/a AND THE VIEW OF us"


def test_words_of_the_engine_follow_their_number() -> None:
    with translated(Loud()):
        assert told(plural_message("one step waits", "{number} steps wait", 1)) == "ONE STEP WAITS"
        assert told(plural_message("one step waits", "{number} steps wait", 3)) == "3 STEPS WAIT"


def test_the_template_holds_every_message(request: pytest.FixtureRequest) -> None:
    text = message_template.written()
    if request.config.getoption("--regenerate"):
        message_template.TEMPLATE.write_text(text, encoding="utf-8")
    assert text == message_template.TEMPLATE.read_text(encoding="utf-8"), "write it anew: pytest --regenerate"


def test_what_is_put_into_a_message_has_a_name() -> None:
    places = {(text, name) for text in message_template.messages() for _, name, _, _ in Formatter().parse(text)}
    assert [place for place in places if place[1] is not None and not place[1].isidentifier()] == []
