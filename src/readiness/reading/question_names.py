"""What a profile may call questions: names of today, old names, and those of questions that are no longer asked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from readiness.core.indicators import AnswerType, Indicator
from readiness.core.rules import Retired, RuleBook
from readiness.message import message
from readiness.reading.role_group_reader import GROUP_KEYS
from readiness.record import Plain
from readiness.toml.tables import Table

Value = TypeVar("Value", Indicator, Retired)

Place = tuple[Table, str, Indicator]
"""Where an answer stands: its table, the key there, and the question that it answers."""

MIGRATE = message("To write the names of today into the profile, type: readiness migrate")
"""Said once where a profile uses old names."""


class QuestionNames(Plain):
    """The names of a rule-book's questions, by table and key."""

    current: Mapping[str, Mapping[str, Indicator]]
    old: Mapping[str, Mapping[str, Indicator]]
    retired: Mapping[str, Mapping[str, Retired]]

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of a profile in which an answer may stand."""
        return tuple(dict.fromkeys((*self.current, *self.old, *self.retired)))


class Placed(Plain):
    """The answers of a profile: where they stand, and the names that are not those of today.

    ``renamed`` holds old and current id of answers that count; ``retired`` the questions no longer asked.
    """

    places: tuple[Place, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    retired: tuple[Retired, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """Say which names are old."""
        told = [
            message("{old} is now called {new}; the answer was used.", old=old, new=new) for old, new in self.renamed
        ]
        return (*told, *self.retired_words, *([MIGRATE] if told else []))

    @property
    def retired_words(self) -> tuple[str, ...]:
        """Say which answers are to questions that are no longer asked, and why."""
        return tuple(_retired_words(retired) for retired in self.retired)


def question_names(rulebook: RuleBook) -> QuestionNames:
    """Sort the names of a rule-book's questions by the table of a profile in which they stand."""
    indicators = rulebook.indicators
    return QuestionNames(
        current=_by_table(indicators.items()),
        old=_by_table((old, indicators[new]) for old, new in rulebook.renamed.items()),
        retired=_by_table(rulebook.retired.items()),
    )


def placed(top: Table, names: QuestionNames) -> Placed:
    """Find the answers in a profile, noting keys that no question has or had, and questions answered twice."""
    places: list[Place] = []
    renamed: dict[str, Place] = {}
    retired: list[Retired] = []
    for table in _tables(top, names):
        name = str(table.keys[-1])
        current, old, gone = names.current.get(name, {}), names.old.get(name, {}), names.retired.get(name, {})
        places += [(table, key, current[key]) for key in table.data if key in current]
        renamed |= {f"{name}.{key}": (table, key, old[key]) for key in table.data if key in old}
        retired += [gone[key] for key in table.data if key in gone]
    _check_once(places, renamed)
    moved = tuple((old, indicator.id) for old, (_, _, indicator) in renamed.items())
    return Placed(places=(*places, *renamed.values()), renamed=moved, retired=tuple(retired))


def placed_by_id(given: Table, rulebook: RuleBook) -> tuple[Place, ...]:
    """Find answers that stand in one table under full ids, as the cases of a rule-set give them."""
    strange = {key: value for key, value in given.data.items() if key not in rulebook.renamed}
    Table(strange, given.keys, given.notebook).only(*rulebook.indicators)
    places = [(given, key, rulebook.indicators[key]) for key in given.data if key in rulebook.indicators]
    old = {key: new for key, new in rulebook.renamed.items() if key in given.data}
    renamed = {key: (given, key, rulebook.indicators[new]) for key, new in old.items()}
    _check_once(places, renamed)
    return (*places, *renamed.values())


def _by_table(named: Iterable[tuple[str, Value]]) -> Mapping[str, Mapping[str, Value]]:
    tables: dict[str, dict[str, Value]] = {}
    for name, value in named:
        table, key = name.split(".", 1)
        tables.setdefault(table, {})[key] = value
    return tables


def _tables(top: Table, names: QuestionNames) -> Iterator[Table]:
    """Walk over the tables that hold answers, noting keys that mean nothing."""
    for name in names.tables:
        table = top.table(name)
        if table is None:
            continue
        current = names.current.get(name, {})
        known = {**current, **names.old.get(name, {}), **names.retired.get(name, {})}
        strange = {key: value for key, value in table.data.items() if key not in known}
        if strange:
            others = (asked for other, asked in names.current.items() if other != name)
            elsewhere = [indicator.id for asked in others for indicator in asked.values()]
            for key, value in strange.items():
                alone = Table({key: value}, table.keys, table.notebook)
                alone.only(*current, also=elsewhere, hint=_strange_hint(name, key, current.values()))
        yield table


def _strange_hint(name: str, key: str, asked: Iterable[Indicator]) -> str:
    """Say what to do about a key that nothing asks for; those of a role group have lost what stands above them."""
    groups = [indicator.id for indicator in asked if indicator.type is AnswerType.GROUPS]
    if groups and key in GROUP_KEYS:
        return f"It belongs to a group of roles: the line above the group is [[{groups[0]}]], without a # before it."
    return f"No question of {name} has this name."


def _check_once(places: Iterable[Place], renamed: Mapping[str, Place]) -> None:
    """Note each old name of a question that another line answers as well."""
    told = {indicator.id: (indicator.id, (*table.keys, key)) for table, key, indicator in places}
    for name, (table, key, indicator) in renamed.items():
        other, keys = told.setdefault(indicator.id, (name, (*table.keys, key)))
        if other != name:
            line = table.notebook.line(keys)
            where = f"line {line} answers it" if line else "it is answered"
            table.problem(
                key, f"{name} is an old name of {indicator.id}, and {where} as {other}", "Keep one of the two."
            )


def _retired_words(retired: Retired) -> str:
    if not retired.instead:
        return message(
            "{name} is no longer asked, and the answer was not used: {because}.",
            name=retired.id,
            because=retired.because,
        )
    return message(
        "{name} is no longer asked, and the answer was not used: {because}. Instead, answer {instead}.",
        name=retired.id,
        because=retired.because,
        instead=retired.instead,
    )
