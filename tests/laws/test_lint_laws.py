"""Laws of the linter: whatever stands in the files of a rule-set, it tells problems and nothing else happens."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint_sample import FILES, write
from readiness.authoring.lint import lint
from readiness.authoring.lint_codes import KINDS

LINES = {name: text.splitlines(keepends=True) for name, text in FILES.items()}
JUNK = (
    "",
    "\n",
    '"',
    "[[rule]]\n",
    "step = 3\n",
    "id = 7\n",
    "{",
    "]",
    "= 1",
    "\x00",
    "é",
    "n/d",
    "true",
    "[[x]]\nsources = [[1]]\n",
)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, str]:
    """Damage the sample in up to three places: a line lost, there twice, cut, or with junk in it."""
    texts = {name: list(lines) for name, lines in LINES.items()}
    for _ in range(draw(st.integers(1, 3))):
        lines = texts[draw(st.sampled_from(sorted(texts)))]
        place = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[place])))
        junk = draw(st.sampled_from(JUNK))
        lines[place] = draw(
            st.sampled_from(
                ["", lines[place] * 2, lines[place][:column], lines[place][:column] + junk + lines[place][column:]]
            )
        )
    return {name: "".join(lines) for name, lines in texts.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(damaged())
def test_damage_leads_to_problems_and_never_to_a_fault(tmp_path: Path, texts: dict[str, str]) -> None:
    folder = write(tmp_path)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    (found,) = lint([folder]).values()
    assert all(problem.kind.code in KINDS and problem.message for problem in found)
