"""Names of what a case calls by an identifier, as a sentence has them.

Countries, sites, items and agreements have a name. One that several rows share is followed by the
identifier; a name with a comma or a bracket in it stands between quotation marks. A line is told
with who runs it, a route with its ends, a force element with its country; they keep the identifier,
which is all that they have of their own.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from supplychain.case.words import ENGLISH
from supplychain.results.told.messages import told_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.case import Case

NAMED = {"country": "countries", "site": "sites", "item": "items", "agreement": "agreements"}
DIVIDED = frozenset(",;:()、，；：（）")


class Names:
    """What the things of a case are called in a language.

    Parameters
    ----------
    case : Case
        The case that names them.
    language : str
        One of ``case.words.LANGUAGES``: that of the words between names.
    """

    def __init__(self, case: Case, language: str = ENGLISH) -> None:
        self._case, self.say = case, told_messages(language)

    def country(self, name: str) -> str:
        """Return the name of a country."""
        return self._known("country").get(name, name)

    def site(self, name: str) -> str:
        """Return the name of a site."""
        return self.quoted(self._known("site").get(name, name))

    def item(self, name: str) -> str:
        """Return the name of an item."""
        return self.quoted(self.plain_item(name))

    def plain_item(self, name: str) -> str:
        """Return the name of an item as it stands in a table, without quotation marks."""
        return self._known("item").get(name, name)

    def agreement(self, name: str) -> str:
        """Return the name of an agreement."""
        return self.quoted(self.plain_agreement(name))

    def plain_agreement(self, name: str) -> str:
        """Return the name of an agreement as it stands in a table, without quotation marks."""
        return self._known("agreement").get(name, name)

    def line(self, name: str) -> str:
        """Return a line with who runs it."""
        operator = self._operators.get(name, "")
        return self.say("names.with", name=name, more=operator) if operator else name

    def route(self, name: str) -> str:
        """Return a route with its ends."""
        if name not in self._ends:
            return name
        origin, destination = self._ends[name]
        return self.say(
            "names.route", origin=self.site(origin), destination=self.site(destination), route=name
        )

    def force_element(self, name: str) -> str:
        """Return a force element with its country."""
        owner = self._owners.get(name)
        return self.say("names.with", name=name, more=self.country(owner)) if owner else name

    def _known(self, kind: str) -> Mapping[str, str]:
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, str]]:
        return {kind: self._of_table(kind, table) for kind, table in NAMED.items()}

    def _of_table(self, kind: str, table: str) -> dict[str, str]:
        rows = self._column(table, kind, "name")
        shared = Counter(rows.values())
        return {
            key: self.say("names.with", name=name, more=key) if shared[name] > 1 else name
            for key, name in rows.items()
            if name
        }

    @cached_property
    def _operators(self) -> dict[str, str]:
        return self._column("lines", "line", "operator")

    @cached_property
    def _owners(self) -> dict[str, str]:
        return self._column("force_elements", "force_element", "country")

    @cached_property
    def _ends(self) -> dict[str, tuple[str, str]]:
        origins = self._column("routes", "route", "origin")
        destinations = self._column("routes", "route", "destination")
        return {route: (origin, destinations[route]) for route, origin in origins.items()}

    def _column(self, table: str, key: str, column: str) -> dict[str, str]:
        """Return a column by the identifiers of its rows."""
        rows = self._case.tables[table]
        return dict(zip(rows[key].tolist(), rows[column].fillna("").tolist(), strict=True))

    def quoted(self, name: str) -> str:
        """Return a name as it stands in a sentence: between quotation marks where it is divided."""
        return self.say("names.quoted", name=name) if DIVIDED & set(name) else name
