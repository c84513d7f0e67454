"""What a root is, in words that a minister can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.analysis.reasons.accord_levers import gates
from supplychain.analysis.reasons.edits import Edit
from supplychain.case import BASELINE
from supplychain.case.cell.dates import write_day

if TYPE_CHECKING:
    from supplychain.analysis.reasons.levers import Lever
    from supplychain.analysis.reasons.scene import Scene


def root_phrase(scene: Scene, lever: Lever) -> str:
    """Return what binds, without a full stop."""
    kind, name = lever.kind, lever.about[0]
    plain = _PLAIN.get(kind)
    if plain is not None and lever.about[1:] != ("availability",):
        return plain.format(name=name, item=lever.at[2], site=lever.at[1])
    row = _cells(scene, lever)
    return _told(scene, lever, row)


_PLAIN = {
    "launchers": "the launchers of {name} that survive cannot fire more",
    "guard": "the rule that no nation may end worse off forbids others to give what would help",
    "line capacity": "line {name} is at its ceiling for {item}",
    "stock": "there is no more {item} at {site}",
    "no source": "nothing makes or brings {item} for {site}",
    "no route": "no route brings {item}, which lies or is made elsewhere, to {site}",
    "fit": "the round {name} does not fit the platform {site}",
    "competition": "the force element {name}, of a higher priority, takes from the same pool",
    "shared pool": "the force element {name}, of the same priority, draws on the same pool",
    "route closed": "the enemy shuts the route {name}",
    "cargo lost": "the enemy sinks cargo on the route {name}",
    "stock lost": "the enemy destroys stock at {name}",
    "line out": "the enemy stops the line {name}",
}


def _told(scene: Scene, lever: Lever, row: dict[str, Any]) -> str:
    """Return the phrase of a kind that speaks of a figure of the case."""
    name = lever.about[0]
    if lever.kind == "permission":
        where = "in force" if scene.question.regime == BASELINE else "part of the regime"
        permits = any(agreement == name for agreement, _, _ in gates(scene))
        does = "permit it" if permits else "lower what is lost"
        return f"the agreement {name}, which would {does}, is not {where}"
    if lever.kind in {"permission late", "signature"}:
        accord = scene.alive[name]
        if lever.kind == "signature":
            return (
                f"the agreement {name} was signed on {write_day(round(accord.since))} only, "
                "and the time that it takes runs from then"
            )
        return f"the agreement {name} takes effect on {write_day(round(accord.effective))} only"
    figure = lever.about[1] if lever.kind in {"surge", "launchers"} else lever.kind
    spoken = _spoken(row)
    if figure == "surge_delay_days":
        spoken["rise"] = write_day(round(row[figure] - scene.warning_days))
    return _FIGURES[figure].format(name=name, item=lever.at[2], **spoken)


_FIGURES = {
    "availability": "only {availability} of the launchers of {name} are available",
    "qualification": "to qualify {name} takes {qualification_days}",
    "workshare": "the workshare of {name} holds {country} to between {min_share} and {max_share}",
    "reserve": "a reserve of {item} is kept by {name}",
    "storage": "the store at {name} takes no more than {storage_neq_kg} kg of explosive",
    "route loss": "{loss} of what the route {name} carries is lost",
    "line start": "line {name} delivers from {start} only",
    "surge_delay_days": "line {name} cannot rise above its peacetime rate before {rise}",
    "surge_days": "line {name} takes {surge_days} to rise to its surge rate",
    "lead time": "line {name} takes {lead_days} from inputs to delivery",
    "transit": "the route {name} takes {lead_days}",
    "delivery": "{quantity} {item} are due on {due} only",
    "unserviceable": "only {serviceable} of the {item} at {name} are serviceable",
    "route capacity": "the route {name} carries no more than {capacity_t} t a {per}",
}


def _cells(scene: Scene, lever: Lever) -> dict[str, Any]:
    """Return the row of the case that a lever changes; empty where it adds one."""
    setting = lever.settings[-1] if lever.settings else lever.unit
    change = lever.changes(setting)[0]
    if not isinstance(change, Edit):
        return {}
    return next(row for label, row in scene.rows(change.table) if label == change.row)


def _spoken(row: dict[str, Any]) -> dict[str, str]:
    """Return cells as a sentence has them: shares in percent, dates as D+n."""
    shares = {"availability", "loss", "serviceable", "min_share", "max_share"}
    found = {}
    for name, value in row.items():
        if name in {"name", "item"}:
            continue
        if isinstance(value, str) or value != value:  # noqa: PLR0124 - NaN differs
            found[name] = str(value)
        elif name in shares:
            found[name] = f"{100 * value:.4g}%"
        elif name in {"due", "start", "since"}:
            found[name] = write_day(round(value))
        elif name.endswith("_days"):
            found[name] = f"{value:,.6g} day{'' if value == 1 else 's'}"
        elif isinstance(value, float):
            found[name] = f"{value:,.6g}"
        else:
            found[name] = str(value)
    return found
