"""The audit: result tables recounted against the case and against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.results.recount.ledger import check_ledger
from supplychain.results.recount.needs import check_needs, check_summary
from supplychain.results.recount.permission import check_permission
from supplychain.results.recount.supply import check_production, check_shipments
from supplychain.results.recount.world import World

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.results.frames import Tables


def audit(case: Case, tables: Tables) -> list[str]:
    """Recount result tables against the case and against one another.

    No array of the solver is used. This is no independent reading of the case: requirement,
    attrition and ceilings come from the pure functions of the instance room, as the model's do;
    only the days on which agreements open are recomputed apart.

    Checked: the ledger ties in every site, item and period and opens with what it closed with; it
    holds what production, shipments, issues, bill of materials, stocks and attrition say; every
    force element's requirement is met, carried over or short; no quantity is negative; no line or
    route does more than it can; nothing happens before its agreement has effect; the summary adds
    up. Numbers may differ by a millionth.

    Not recounted: reserve pots, limits of storage and of fire, sustaining rates and workshare.
    They are constraints of the model, which the certificate of each stage covers.

    Returns
    -------
    list of str
        A message for each difference (ten a check at most): scenario, regime, table, key, by how
        much. Empty where all ties.
    """
    world = World(case, tables)
    return [
        *check_ledger(world, tables),
        *check_needs(world, tables),
        *check_production(world, tables),
        *check_shipments(world, tables),
        *check_permission(world, tables),
        *check_summary(tables),
    ]
