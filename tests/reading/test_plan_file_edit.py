"""Single values of a plan file are exchanged, and nothing else is touched."""

from readiness.reading.plan_file_edit import with_more, with_values

TEXT = """\
# ours
[plan]
as_of=2026-11-01 # the day

[[step]] # one
id = "a"
[[step]]
"quarter" = 'later'# two
note = '''
quarter = 1
'''
"""


def test_a_value_is_exchanged_and_the_rest_stays() -> None:
    assert with_values(TEXT, {("plan", "as_of"): ("2027-05-03", "")}) == TEXT.replace("2026-11-01", "2027-05-03")


def test_a_remark_goes_before_the_one_that_is_there() -> None:
    changed = with_values(TEXT, {("step", 1, "quarter"): ("4", "later until then")})
    assert changed == TEXT.replace("'later'#", "4  # later until then#")


def test_a_key_that_is_missing_is_added_under_its_header() -> None:
    changed = with_values(TEXT, {("step", 0, "quarter"): ("4", "later until then")})
    assert changed == TEXT.replace("# one\n", "# one\nquarter = 4\n")


def test_without_changes_a_text_stays_as_it_is() -> None:
    assert with_values(TEXT, {}) == TEXT


def test_more_is_added_at_the_end_after_an_empty_line() -> None:
    assert (with_more("a", "b\n"), with_more("a\n", "b\n")) == ("a\n\nb\n", "a\n\nb\n")


def test_nothing_more_adds_nothing() -> None:
    assert with_more("a", "") == "a"
