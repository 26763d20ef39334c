"""How training coverage is shown: the role groups, who needs what in them, and how many have it."""

from collections.abc import Sequence

from readiness.core.practice import PRACTICE_LEVELS, RoleGroup, coverage, least_covered, people_needing
from readiness.faces.views.disclosure import HIDDEN, Disclosure
from readiness.faces.views.scores import Ends, both_ends
from readiness.faces.words.phrases import clean, ends, whole
from readiness.faces.words.translation import gettext as _
from readiness.faces.words.translation import gettext_noop
from readiness.record import Plain


class GroupFigures(Plain):
    """How many people there are, how many are trained to the level they need, and their share in percent."""

    people: int
    trained: Ends
    share: Ends


class GroupView(Plain):
    """One role group: how many people, the practice level their work needs, and how many have it.

    ``figures`` are its numbers; ``None`` where they are hidden.
    """

    name: str
    people: str
    needs: str
    trained: str
    share: str
    figures: GroupFigures | None


class CoverageView(Plain):
    """Training by role group, each against its own need; ``whole`` is the same over everyone who needs a level.

    ``least`` tells of the least-covered group that can be shown, ``shares`` of each level as a whole.
    """

    groups: tuple[GroupView, ...]
    whole: tuple[GroupView, ...]
    least: str
    shares: tuple[str, ...]


def coverage_view(groups: Sequence[RoleGroup], hidden: Disclosure) -> CoverageView | None:
    """Show how far those who need a practice level have it; ``None`` where nothing is said of role groups."""
    if not groups:
        return None
    whole = tuple(_whole(groups, level, hidden) for level in range(4) if people_needing(groups, level))
    return CoverageView(
        groups=tuple(_group(place, group, hidden) for place, group in enumerate(groups)),
        whole=whole,
        least=_least(groups, hidden),
        shares=tuple(_share(row) for row in whole if row.share != HIDDEN),
    )


def _share(row: GroupView) -> str:
    # Translators: how many people have a practice level, as in skilled 60% of 45.
    words = _("{level} {share} of {people}")
    return words.format(level=row.needs, share=row.share, people=row.people)


def _group(place: int, group: RoleGroup, hidden: Disclosure) -> GroupView:
    if place in hidden.groups:
        return _group_view(clean(group.name), _needs(group), None)
    trained = Ends(*group.trained(group.needs_number))
    found = GroupFigures(people=group.headcount, trained=trained, share=both_ends(group.coverage()))
    return _group_view(clean(group.name), _needs(group), found)


def _group_view(name: str, needs: str, found: GroupFigures | None) -> GroupView:
    return GroupView(
        name=name,
        people=HIDDEN if found is None else whole(found.people),
        needs=needs,
        trained=HIDDEN if found is None else ends(*found.trained),
        share=HIDDEN if found is None else _("{number}%").format(number=ends(*found.share)),
        figures=found,
    )


def _needs(group: RoleGroup) -> str:
    return _(_LEVELS[group.needs_number])


_LEVELS = (
    gettext_noop("informed"),
    gettext_noop("skilled"),
    gettext_noop("enhanced"),
    gettext_noop("specialist"),
)


def _whole(groups: Sequence[RoleGroup], level: int, hidden: Disclosure) -> GroupView:
    name = _(_LEVELS[level])
    who = _("Everyone") if level == 0 else _("All who need {level} or more").format(level=name)
    found = coverage(groups, level)
    if PRACTICE_LEVELS[level] in hidden.levels or found is None:
        return _group_view(who, name, None)
    heads = people_needing(groups, level)
    trained = Ends(secured=int(found.secured * heads), possible=int(found.possible * heads))
    return _group_view(who, name, GroupFigures(people=heads, trained=trained, share=both_ends(found)))


def _least(groups: Sequence[RoleGroup], hidden: Disclosure) -> str:
    shown = [group for place, group in enumerate(groups) if place not in hidden.groups]
    least = least_covered(shown, hidden.limit)
    if not least:
        return ""
    # Translators: the least-covered group, as in Night staff, 4 of 12 skilled.
    words = _("{group}, {trained} of {people} {level}")
    trained = ends(*least[0].trained(least[0].needs_number))
    return words.format(
        group=clean(least[0].name), trained=trained, people=whole(least[0].headcount), level=_needs(least[0])
    )
