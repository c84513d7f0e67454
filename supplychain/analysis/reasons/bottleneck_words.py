"""What an input of the table `bottlenecks` is called, and what it is counted in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.results.told.clauses import Clause, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supplychain.analysis.reasons.levers import Lever
    from supplychain.analysis.reasons.world import World
    from supplychain.results.told.clauses import Teller

# What counts as one unit of what is there or not.
WHOLE = {
    "permission": "whole_in_force",
    "permission late": "whole_signed",
    "signature": "whole_signed",
    "qualification": "whole_ended",
    "workshare": "whole_bound",
}
FIRST = {
    "launchers": "force_element",
    "storage": "site",
    "line capacity": "line",
    "route capacity": "route",
    "permission": "agreement",
    "permission late": "agreement",
    "signature": "agreement",
    "qualification": "item",
}  # what the first name of a lever is, where it says all
UNITS = {
    "storage_neq_kg": Clause("unit_own", {"unit": "kg"}),
    "systems": Clause("unit_system"),
    "max_rounds_per_day": Clause("unit_fire_rate"),
}


def identified(lever: Lever) -> str:
    """Return an input by its identifiers, as an analyst finds it in the case."""
    if lever.kind in {"permission late", "signature", "qualification"}:
        return lever.about[0]
    if lever.kind == "stock":
        return f"{lever.at[2]} at {lever.at[1]}"
    if lever.kind == "due":
        return f"{lever.about[1]} at {lever.about[0]}, due {lever.about[2]}"
    return " ".join(lever.about)


def clauses_of(world: World, lever: Lever) -> dict[str, Clause | None]:
    """Return what an input is called, what it is counted in, and no remark."""
    return {"about": _about(lever), "counted": _counted(world, lever), "remark": None}


def spoken(teller: Teller, row: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a row that its clauses make, and the clauses as written."""
    told = {
        column: teller.clause(row[key]) if row[key] else ""
        for column, key in (("unit", "counted"), ("note", "remark"))
    }
    kept = {key: row[key] for key in ("about", "counted", "remark") if row[key]}
    return {**told, "clauses": written([Clause("bottleneck", kept)])}


def _about(lever: Lever) -> Clause:
    about = lever.about
    if lever.kind == "stock":
        return Clause("input_stock", {"item": lever.at[2], "site": lever.at[1]})
    if lever.kind == "due":
        return Clause("input_due", {"item": about[1], "site": about[0], "due": about[2]})
    if lever.kind == "reserve":
        return Clause("input_reserve", {"country": about[0], "item": about[1]})
    if lever.kind == "workshare":
        return Clause("input_workshare", {"programme": about[0], "country": about[1]})
    value = FIRST[lever.kind]
    return Clause(f"input_{value}", {value: about[0]})


def _counted(world: World, lever: Lever) -> Clause:
    """Return the unit of an input's amount."""
    if lever.kind in WHOLE:
        return Clause(WHOLE[lever.kind])
    if lever.line:
        return Clause("unit_rates")
    if lever.kind == "route capacity":
        return Clause("unit_route", {"per": world.shop.network.routes[lever.about[0]]["per"]})
    if lever.kind == "reserve":
        return Clause("unit_released")
    column = getattr(lever.changes(lever.unit)[0], "column", "quantity")
    if column in UNITS:
        return UNITS[column]
    unit = str(world.shop.network.items[lever.at[2]]["unit"])
    return Clause("unit_own", {"unit": unit}) if unit else Clause("unit_any")
