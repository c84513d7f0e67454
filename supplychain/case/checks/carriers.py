"""Routes by what they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.case.sheet.draft import Draft

DATA = "data"
CUE = "cue"


class Carriers:
    """Some routes by what they carry: each item, class or kind, or anything physical.

    Data carries cues alone, and nothing else does: `data` tells which of the two is meant.
    """

    def __init__(self, draft: Draft, some: pd.Series[bool], *, data: bool = False) -> None:
        routes = draft.sheets["routes"]
        chosen = routes.frame("items")[some & ((routes["mode"] == DATA) == data)]
        self.by_name: dict[str, set[int]] = {}
        for route, names in chosen["items"].items():
            for name in names or ("",):
                self.by_name.setdefault(name, set()).add(int(str(route)))

    def of(self, *names: str) -> set[int]:
        """Return the routes that carry something by one of its names, by their place."""
        found: set[int] = set()
        return found.union(*(self.by_name.get(name, ()) for name in {*names, ""}))
