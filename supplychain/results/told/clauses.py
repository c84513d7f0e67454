"""Clauses: what a sentence of a table says, as a key of the catalogue and the values in it.

A table keeps them as JSON, such as ``[["used_up", {"item": "shell", "site": "jp", "when": 5}]]``.
The name of a value says what it is: an identifier, which is told by its name, a day, a share.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

from supplychain.case.cell.dates import write_day
from supplychain.case.words import ENGLISH
from supplychain.results.told.messages import exact
from supplychain.results.told.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from supplychain.case import Case

Value: TypeAlias = "str | float | Clause"
ALONE = "no"  # of the column `together`: one thing, not several


@dataclass(frozen=True)
class Clause:
    """One clause: its key in the catalogue, below `because`, and the values in it."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


def written(clauses: Sequence[Clause]) -> str:
    """Return clauses as a cell of a table holds them."""
    return json.dumps([_plain(one) for one in clauses], ensure_ascii=False)


def read(text: str) -> list[Clause]:
    """Return the clauses that a cell of a table holds."""
    return [_clause(one) for one in json.loads(text)]


def _plain(clause: Clause) -> list[object]:
    values = {
        name: _plain(value) if isinstance(value, Clause) else value
        for name, value in clause.values.items()
    }
    return [clause.key, values]


def _clause(plain: list[Any]) -> Clause:
    key, values = plain
    told = {
        name: _clause(value) if isinstance(value, list) else value for name, value in values.items()
    }
    return Clause(key, told)


class Teller:
    """Makes sentences of clauses, with the names of a case, in a language.

    Parameters
    ----------
    case : Case
        The case that the clauses speak of.
    language : str
        One of ``case.words.LANGUAGES``.
    """

    def __init__(self, case: Case, language: str = ENGLISH) -> None:
        self.names = names = Names(case, language)
        self.say = say = names.say
        self.unit = case.settings.period
        self.period = period = say(f"period.{self.unit}")
        self._named: dict[str, Callable[[str], str]] = {
            "item": names.item,
            "wanting": names.item,
            "items": lambda some: self._put_together("names.and", map(names.item, some.split(";"))),
            "site": names.site,
            "line": names.line,
            "route": names.route,
            "country": names.country,
            "agreement": names.agreement,
            "force_element": names.force_element,
            "per": lambda per: say(f"period.{per}"),
        }
        self._counted: dict[str, Callable[[float], str]] = {
            "when": lambda place: say("told.when", period=period, number=f"{place:.0f}"),
            "day": lambda day: write_day(round(day)),
            "days": lambda days: say.counted(days, "day"),
            "amount": say.amount,
            "quantity": exact,
            "share": _percent,
            "most": _percent,
            "part": say.share,
        }

    def clause(self, clause: Clause) -> str:
        """Return one clause, without capital and full stop."""
        values = {name: self._told(name, value) for name, value in clause.values.items()}
        return self.say(f"because.{clause.key}", **values)

    def sentence(self, clauses: Sequence[Clause], together: str = ALONE) -> str:
        """Return clauses as a sentence; `together` as the table `reasons` has it."""
        parts = dict.fromkeys(self.clause(one) for one in clauses)
        text = self._put_together("told.between", parts)
        if together != ALONE:
            text = self.say(f"told.{together.replace(' ', '_')}", told=text)
        return self.say("told.whole", told=f"{text[:1].upper()}{text[1:]}")

    def _put_together(self, key: str, parts: Iterable[str]) -> str:
        return reduce(lambda first, second: self.say(key, first=first, second=second), parts)

    def _told(self, name: str, value: Value) -> str:
        if isinstance(value, Clause):
            return self.clause(value)
        if isinstance(value, str):
            return self._named[name](value) if name in self._named else value
        return self._counted[name](value)


def _percent(share: float) -> str:
    """Return a share of the case as it is, to four digits."""
    return f"{100 * share:.4g}%"
