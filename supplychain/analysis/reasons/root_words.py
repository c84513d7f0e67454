"""What a root is, as a clause that a minister can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.analysis.reasons.accord_levers import gates
from supplychain.analysis.reasons.edits import Edit
from supplychain.case import BASELINE
from supplychain.results.told.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.analysis.reasons.levers import Lever
    from supplychain.analysis.reasons.scene import Scene
    from supplychain.results.told.clauses import Value

# Which value of its clause the first name of a lever is, where no figure of the case is told.
_PLAIN = {
    "launchers": "force_element",
    "guard": "rule",
    "line capacity": "line",
    "stock": "item",
    "no source": "item",
    "no route": "item",
    "fit": "item",
    "competition": "force_element",
    "shared pool": "force_element",
    "route closed": "route",
    "cargo lost": "route",
    "stock lost": "site",
    "line out": "line",
}
# Of a kind that tells a figure: its value, and from the row of the case to the others.
_Row = dict[str, Any]
_FIGURES: dict[str, tuple[str, Callable[[_Row], dict[str, Value]]]] = {
    "availability": ("force_element", lambda row: {"share": row["availability"]}),
    "qualification": ("item", lambda row: {"days": row["qualification_days"]}),
    "workshare": (
        "programme",
        lambda row: {
            "country": row["country"], "share": row["min_share"], "most": row["max_share"]
        },
    ),
    "reserve": ("country", lambda _: {}),
    "storage": ("site", lambda row: {"quantity": row["storage_neq_kg"]}),
    "route loss": ("route", lambda row: {"share": row["loss"]}),
    "line start": ("line", lambda row: {"day": row["start"]}),
    "surge_delay_days": ("line", lambda row: {"day": row["surge_delay_days"]}),
    "surge_days": ("line", lambda row: {"days": row["surge_days"]}),
    "lead time": ("line", lambda row: {"days": row["lead_days"]}),
    "transit": ("route", lambda row: {"days": row["lead_days"]}),
    "delivery": ("site", lambda row: {"quantity": row["quantity"], "day": row["due"]}),
    "unserviceable": ("site", lambda row: {"share": row["serviceable"]}),
    "route capacity": (
        "route", lambda row: {"quantity": row["capacity_t"], "per": row["per"]}
    ),
}  # fmt: skip


def root_clause(scene: Scene, lever: Lever) -> Clause:
    """Return what binds."""
    about = lever.about[1:]
    if lever.kind in {"permission", "permission late", "signature"}:
        return _accord(scene, lever)
    if lever.kind in _PLAIN and about != ("availability",):
        first, figures = _PLAIN[lever.kind], {}
        key = lever.kind
    else:
        key = lever.about[1] if lever.kind in {"surge", "launchers"} else lever.kind
        first, told = _FIGURES[key]
        figures = told(_row(scene, lever))
    if key == "surge_delay_days":
        figures["day"] = float(figures["day"]) - scene.warning_days  # type: ignore[arg-type]
    names = {**_place(lever), first: lever.about[0]}
    return Clause(key.replace(" ", "_"), {**names, **figures})


def _place(lever: Lever) -> dict[str, Value]:
    """Return what a lever acts on, by what its step is."""
    where = {"draw": "platform", "node": "site", "make": "line", "ship": "route"}
    return {where[lever.at[0]]: lever.at[1], "item": lever.at[2]}


def _accord(scene: Scene, lever: Lever) -> Clause:
    """Return what is said of an agreement that is absent or late."""
    name = lever.about[0]
    about: dict[str, Value] = {"agreement": name}
    if lever.kind == "permission":
        permits = any(agreement == name for agreement, _, _ in gates(scene))
        does = f"does_{lever.at[0] if permits else 'lower'}"
        where = "force" if scene.question.regime == BASELINE else "regime"
        return Clause(f"not_in_{where}", {**about, "does": Clause(does, _place(lever))})
    accord = scene.alive[name]
    if lever.kind == "signature":
        return Clause("signature", {**about, "day": accord.since})
    return Clause("permission_late", {**about, "day": accord.effective})


def _row(scene: Scene, lever: Lever) -> _Row:
    """Return the row of the case that a lever changes."""
    setting = lever.settings[-1] if lever.settings else lever.unit
    change = lever.changes(setting)[0]
    if not isinstance(change, Edit):
        return {}
    return next(row for label, row in scene.rows(change.table) if label == change.row)
