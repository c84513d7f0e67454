"""Programmes: joint developments of which nothing could be reckoned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Row

RULE = "programme"
EPSILON = 1e-6


def programmes(draft: Draft) -> Iterator[Finding]:
    """Yield programmes of one partner or of several items, and workshares that are not 1."""
    sheet = draft.sheets["programmes"]
    together: dict[str, list[Row]] = defaultdict(list)
    for row in sheet.rows:
        together[row["programme"]].append(row)
    makers = _makers(draft) if together else set()
    for programme, rows in together.items():
        last = rows[-1]
        total = sum(row["workshare"] for row in rows)
        if len(rows) < 2:
            message = f"programme `{programme}` has one partner."
            hint = "Give each partner a row with the same programme."
            yield sheet.at(last, "country").error(RULE, message, hint)
        elif len({row["item"] for row in rows}) > 1:
            message = f"the partners of programme `{programme}` name different items."
            yield sheet.at(last, "item").error(RULE, message, "Write one item in all rows.")
        elif abs(total - 1) > EPSILON:
            message = f"the workshares of programme `{programme}` add up to {total:g}, not 1."
            yield sheet.at(last, "workshare").error(RULE, message, "Make them add up to 1.")
        for row in rows:
            if row["item"] and (row["country"], row["item"]) not in makers:
                message = f"no line in `{row['country']}` makes `{row['item']}`."
                hint = "Give the partner a line and a rate."
                yield sheet.at(row, "country").error(RULE, message, hint)


def _makers(draft: Draft) -> set[tuple[str, str]]:
    """Return country and item of everything that a line makes."""
    lines, sites, rates = (draft.sheets[table] for table in ("lines", "sites", "rates"))
    made = rates.frame("line", "item").merge(lines.frame("line", "site"), on="line")
    made = made.merge(sites.frame("site", "country"), on="site")
    return set(zip(made["country"].tolist(), made["item"].tolist(), strict=True))


CHECKS = (programmes,)
