"""Answers get other names in the text of a profile, and everything else stays where it is."""

import pytest
import tomli

from readiness.reading.rewriting import with_names

TAIL = """
[governance]
funding = 17  # months

# Who is trained
[training]
[[training.groups]]
name = "All"
"""


def test_a_name_changes_where_it_stands_and_nothing_else_does() -> None:
    text = f'# Us\n[leadership]\n# who\n  sponsor  = {{ level = 2, note = "x" }}   # since May\nother=1\n{TAIL}'
    assert with_names(text, [("leadership.sponsor", "leadership.owner")]) == text.replace("sponsor", "owner")


def test_an_answer_that_moves_takes_the_comments_directly_above_it_along() -> None:
    text = f"[leadership]\n# all of us\n\n# who\n# and since when\nsponsor = 2  # May\nother = 1\n{TAIL}"
    assert with_names(text, [("leadership.sponsor", "governance.owner")]) == (
        "[leadership]\n# all of us\n\nother = 1\n\n[governance]\nfunding = 17  # months\n# who\n# and since when\n"
        'owner = 2  # May\n\n# Who is trained\n[training]\n[[training.groups]]\nname = "All"\n'
    )


def test_a_table_begins_where_there_is_none() -> None:
    text = with_names("[leadership]\nother = 1\nsponsor = 2", [("leadership.sponsor", "governance.owner")])
    assert text == "[leadership]\nother = 1\n\n[governance]\nowner = 2\n"


def test_blanks_behind_a_date_stay() -> None:
    text = '[leadership]\nsponsor = { level = 2, evidence = [{ ref = "2026-03-01 }", date = 2026-03-01 } ] }\n'
    assert with_names(text, [("leadership.sponsor", "leadership.owner")]) == text.replace("sponsor", "owner")


def test_what_is_not_there_changes_nothing() -> None:
    assert with_names(TAIL, [("leadership.sponsor", "leadership.owner")]) == TAIL


@pytest.mark.parametrize(
    "text",
    [
        "leadership.sponsor = { level = 3 }\nleadership.other = 1\n",
        '[leadership]\n"sponsor" = { level = 3 }\nother = 1\n',
        "leadership = { sponsor = { level = 3 }, other = 1 }\n",
        "[leadership]\nother = 1\n[leadership.sponsor]\nlevel = 3\n",
        "[leadership.sponsor]\nlevel = 3\n[leadership]\nother = 1\n",
        "[leadership]\nother = 1\nsponsor={level = 3}",
    ],
)
@pytest.mark.parametrize("new", ["leadership.owner", "governance.owner"])
@pytest.mark.parametrize("tail", ["", TAIL])
def test_an_answer_is_found_however_it_is_written(text: str, new: str, tail: str) -> None:
    data = tomli.loads(with_names(f"{text}\n{tail}", [("leadership.sponsor", new)]))
    table, key = new.split(".")
    assert data[table][key] == {"level": 3}
    assert data["leadership"]["other"] == 1
    assert "sponsor" not in data["leadership"]
