"""Words that would be markup, a link, a field or a formula somewhere, and a view that is full of them."""

import attrs

from readiness.assessment import assess
from readiness.core.rules import Ruleset, Source
from readiness.faces.views.view import View, view
from sample_assessment import GROUPS, OWNER, group, profile, rulebook

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style></main><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% include 'report.css' %} {# x #}",
    "&lt;b&gt; &amp; &#60;",
    "<!-- --> ]]> <?x ?>",
    "<svg/onload=alert(1)>",
    "=1+1 @x -2 +3",
    "../../etc/passwd CON",
    "<a href=https://example.org>x</a>",
    "zoë “curly” 😀 夜間",
    "a" * 300,
    r"https://example.com/?q=1 www.example.com file:///etc/passwd \\server\share",
    r'{ HYPERLINK "https://example.com" } { INCLUDETEXT "c:\\x" } DDEAUTO c:\\windows\\cmd.exe',
    '</w:t></w:r><w:fldSimple w:instr="DATE"/><w:r><w:t>',
    "ערב טוב مساء الخير",
)


def hostile_view(words: str) -> View:
    """Put words wherever profiles, rule-sets and what surrounds them can put words."""
    source = Source(id="HO01", title=words, publisher=words, year="2026", says=words, url="https://example.org/")
    values: dict[str, object] = {
        "id": "homes/owner",
        "cap": None,
        "steps": (),
        "title": words,
        "why": words,
        "strength": words,
        "keep": words,
        "find_out": words,
        "sources": ("HO01",),
    }
    rule = attrs.evolve(OWNER, **values)  # type: ignore[arg-type]
    homes = Ruleset(
        name="homes", title=words, version="1", publisher=words, licence="CC0-1.0", rules=(rule,), sources=(source,)
    )
    of = profile(name=words, groups=(*GROUPS, group(words, 30, 20)))
    return view(assess(of, rulebook(homes), notices=(words,), left_out=(words,)))
