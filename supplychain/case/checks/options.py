"""Options: what could be bought or built before the war."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.case.hints import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Row

RULE = "option"
EPSILON = 1e-6


def options(draft: Draft) -> Iterator[Finding]:
    """Yield options that nothing can be made of."""
    if not draft.rows("options"):
        return
    rates = draft.sheets["rates"].frame("line", "item")
    made = {str(line): set(items) for line, items in rates.groupby("line")["item"]}
    for row in draft.sheets["options"].rows:
        yield from _of_item(draft, row, made)
        yield from _of_steps(draft, row)


def _of_item(draft: Draft, row: Row, made: dict[str, set[str]]) -> Iterator[Finding]:
    """Yield what is wrong with the item of an option, from what each line makes."""
    sheet = draft.sheets["options"]
    kind, what, item = row["kind"], row["what"], row["item"]
    if kind == "stock" and not item:
        message = "an option of kind `stock` names no item."
        yield sheet.at(row, "item").error(RULE, message, "Write the item that is bought.")
    elif kind in {"capacity", "line"} and item and item not in made.get(what, {item}):
        message = f"line `{what}` has no rate for `{item}`."
        yield sheet.at(row, "item").error(RULE, message, one_of(item, sorted(made[what])))
    elif kind == "line" and what not in made and not any(item in items for items in made.values()):
        message = f"a new line at `{what}` needs an item that some line makes already."
        hint = "Its lead, cost and bill of materials are taken from there."
        yield sheet.at(row, "item").error(RULE, message, hint)


def _of_steps(draft: Draft, row: Row) -> Iterator[Finding]:
    """Yield what is wrong with the size, number or cost of the steps of an option."""
    sheet, endless = draft.sheets["options"], math.isnan(row["max_steps"])
    share = row["step"] * (1 if endless else row["max_steps"])
    if row["unit_cost"] == 0 and endless:
        message = "an option that costs nothing could be taken without end."
        yield sheet.at(row, "max_steps").error(RULE, message, "Write the most steps.")
    if row["kind"] == "hardening" and share > 1 + EPSILON:
        message = f"all steps together take away {share:g} of the loss, more than all of it."
        yield sheet.at(row, "step").error(RULE, message, "Lower `step` or `max_steps`.")


CHECKS = (options,)
