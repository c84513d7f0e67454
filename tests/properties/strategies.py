"""Small random cases that are valid by construction, as tables of CSV cells.

Two or three countries: A makes shells and cues, B makes charges, missiles and launches them, C (or
A) makes the seekers and sometimes asks for missiles of its own. Every mechanism of the model can
occur: leads, bills of materials, surges, gated routes, capacities, reserves, storage limits,
attrition of every effect with and without mitigation, agreements that speed up others, licensed
lines under a workshare, contracted deliveries, and requirements by effort, raids and demand.
"""

from __future__ import annotations

import csv
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case import Case

Row = dict[str, Any]
Tables = dict[str, list[Row]]

REGIMES = ("national", "early", "joint")
LENGTHS = {"day": 1, "week": 7}


class Dice:
    """Draws of a case, in the words of its tables."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw

    def one(self, *values: Any) -> Any:
        """One of `values`; the first is the simplest."""
        return self.draw(st.sampled_from(values))

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return int(self.draw(st.integers(low, high)))

    def share(self, low: int = 0, high: int = 100) -> float:
        """A share in hundredths."""
        return self.whole(low, high) / 100

    def maybe(self) -> bool:
        """Either way."""
        return bool(self.draw(st.booleans()))


@st.composite
def cases(draw: Any, *, reserve: bool = True) -> Tables:
    """Tables of a valid case; without `reserve` no stock is kept back."""
    dice = Dice(draw)
    period = dice.one("week", "day")
    length, periods = LENGTHS[period], dice.whole(4, 8)
    days = length * periods
    third = dice.maybe()
    maker = "c_plant" if third else "a_depot"
    tables: Tables = {
        "settings": [
            {"key": "title", "value": "Random case"},
            {"key": "start", "value": "2027-03-01"},
            {"key": "period", "value": period},
            {"key": "periods", "value": periods},
            {"key": "currency", "value": "USD"},
        ],
        "countries": [{"country": c} for c in ("A", "B", *("C" if third else ""))],
        "sites": _sites(dice, third=third),
        "items": _items(),
        "stocks": _stocks(dice, maker, days, reserve=reserve),
        "bom": [
            {"item": "missile", "input": "seeker", "quantity": dice.one(1, 2), "line": ""},
            {"item": "shell", "input": "charge", "quantity": 0.25, "line": "shells_b"},
        ],
        "force_elements": _force_elements(dice, third=third),
        "interoperability": _interoperability(dice, days),
        "scenarios": [
            {"scenario": "long", "contingencies": "war;raid", "duration_factor": 1.5,
             "warning_days": dice.whole(0, 2 * length)},
            {"scenario": "short", "contingencies": "war", "duration_factor": 1, "warning_days": ""},
        ],
        "agreements": _agreements(dice, length, third=third),
        "attrition": _attrition(dice, days),
    }  # fmt: skip
    tables |= _production(dice, maker, length) | _war(dice, days, third=third)
    tables["routes"] = _routes(dice, maker, length)
    tables["regimes"] = _regimes(dice, length)
    if dice.maybe():
        tables["workshare"] = [
            {"programme": "joint", "agreement": "licence", "item": dice.one("missile", ""),
             "country": c, "min_share": dice.share(0, 45), "max_share": dice.share(55, 100)}
            for c in "AB"
        ]  # fmt: skip
    return tables


def _sites(dice: Dice, *, third: bool) -> list[Row]:
    room = dice.one("", 2000, 8000)
    return [
        {"site": "a_depot", "country": "A", "storage_neq_kg": ""},
        {"site": "a_front", "country": "A", "storage_neq_kg": room},
        {"site": "b_depot", "country": "B", "storage_neq_kg": ""},
        {"site": "b_front", "country": "B", "storage_neq_kg": dice.one("", 3000)},
        *([{"site": "c_plant", "country": "C", "storage_neq_kg": ""}] if third else []),
    ]


def _items() -> list[Row]:
    columns = ("item", "kind", "class", "mass_kg", "neq_kg", "unit_price")
    rows = [
        ("shell", "munition", "artillery", 45, 7, 3000),
        ("shell_b", "munition", "artillery", 44, 8, 3500),
        ("charge", "component", "propellant", 13, 10, 1000),
        ("missile", "munition", "interceptor", 300, 150, 4000000),
        ("seeker", "component", "seeker", 30, 0, 700000),
        ("cue", "cue", "cue", "", "", ""),
    ]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _stocks(dice: Dice, maker: str, days: int, *, reserve: bool) -> list[Row]:
    rows = []
    for site, item, most in (
        ("a_depot", "shell", 600),
        ("a_front", "shell", 300),
        ("b_depot", "shell_b", 500),
        ("b_depot", "charge", 600),
        ("a_depot", "charge", 500),
        ("b_depot", "missile", 20),
        ("b_front", "missile", 8),
        (maker, "seeker", 6),
    ):
        quantity = dice.whole(0, most)
        serviceable = dice.one("", 0.75, 1)
        usable = quantity * (serviceable or 1.0)
        keep = reserve and site.endswith("depot") and dice.maybe()
        rows.append(
            {"site": site, "item": item, "quantity": quantity, "serviceable": serviceable,
             "reserve": usable * dice.share(0, 100) if keep else "", "due": ""}
        )  # fmt: skip
    for site, item, most in (("a_depot", "shell", 200), ("b_front", "charge", 200)):
        if dice.maybe():
            day = f"D+{dice.whole(0, days + 3)}"
            rows.append({"site": site, "item": item, "quantity": dice.whole(1, most),
                         "serviceable": "", "reserve": "", "due": day})  # fmt: skip
    return rows


def _production(dice: Dice, maker: str, length: int) -> Tables:
    lines, rates = [], []
    for line, site, agreement, output in (
        ("shells_a", "a_depot", "", (("shell", 40), ("shell_b", 30))),
        ("shells_b", "b_depot", "", (("shell", 30),)),
        ("charges_b", "b_depot", "", (("charge", 60),)),
        ("missiles_b", "b_depot", "", (("missile", 3),)),
        ("seekers", maker, "", (("seeker", 3),)),
        ("cues_a", "a_depot", "", (("cue", 6),)),
        ("licensed_a", "a_depot", "licence", (("missile", 3),)),
        ("licensed_b", "b_depot", "licence", (("missile", 3), ("charge", 20))),
    ):
        start = dice.one("", "", f"D+{length}")
        lines.append({"line": line, "site": site, "start": start, "agreement": agreement})
        for item, most in output:
            rate = dice.whole(0, most)
            surge = dice.one("", rate * 2, rate + 10)
            lead = 0 if item == "cue" else dice.whole(0, 3 * length)
            rates.append(
                {"line": line, "item": item, "rate": rate, "surge_rate": surge,
                 "per": dice.one("week", "day", "month"), "lead_days": lead,
                 "surge_delay_days": dice.whole(0, 2 * length),
                 "surge_days": dice.whole(0, 2 * length),
                 "min_rate": dice.one("", rate / 4), "unit_cost": dice.one("", 2500)}
            )  # fmt: skip
    return {"lines": lines, "rates": rates}


def _routes(dice: Dice, maker: str, length: int) -> list[Row]:
    rows = []
    for route, origin, destination, mode, items, agreement in (
        ("a_road", "a_depot", "a_front", "road", "", ""),
        ("a_back", "a_front", "a_depot", "road", "artillery", ""),
        ("b_road", "b_depot", "b_front", "road", "munition;charge", ""),
        ("sea_ab", "a_depot", "b_depot", "sea", "artillery;seeker", "acsa"),
        ("sea_ba", "b_depot", "a_depot", "sea", "artillery;charge;missile", "acsa"),
        ("link_ab", "a_depot", "b_front", "data", "cue", dice.one("", "targeting")),
        ("link_aa", "a_depot", "a_front", "data", "cue", ""),
        ("seekers_b", maker, "b_depot", "air", "seeker", ""),
        ("seekers_a", maker, "a_depot", "air", "seeker", ""),
        ("missiles_c", "b_depot", maker, "sea", "missile", "export"),
    ):
        if origin == destination:
            continue
        physical = mode != "data"
        rows.append(
            {"route": route, "origin": origin, "destination": destination, "mode": mode,
             "items": items, "lead_days": dice.whole(0, 2 * length) if physical else 0,
             "capacity_t": dice.one("", dice.whole(1, 8)) if physical else "", "per": "week",
             "loss": dice.one("", 0.05) if physical else "",
             "cost_per_t": dice.one("", 150), "agreement": agreement}
        )  # fmt: skip
    return rows


def _force_elements(dice: Dice, *, third: bool) -> list[Row]:
    rows = []
    for element, country, site, platform, item in (
        ("a_guns", "A", "a_front", "gun_a", "shell"),
        ("b_guns", "B", "b_front", "gun_b", "shell_b"),
        ("b_launchers", "B", "b_front", "launcher", "missile"),
        ("a_launchers", "A", "a_front", "launcher", "missile"),
    ):
        rows.append(
            {"force_element": element, "country": country, "site": site, "platform": platform,
             "item": item, "weight": dice.one("", 2), "priority": dice.one("", 2),
             "carry_over": dice.one("", 0.5, 0.8), "systems": dice.whole(1, 10),
             "max_rounds_per_day": dice.one("", 3, 10)}
        )  # fmt: skip
    if third:
        rows.append(
            {"force_element": "theatre", "country": "C", "site": "c_plant", "platform": "foreign",
             "item": "missile", "weight": 0.5, "priority": dice.one(1, 3), "carry_over": 0.9,
             "systems": "", "max_rounds_per_day": ""}
        )  # fmt: skip
    return rows


def _interoperability(dice: Dice, days: int) -> list[Row]:
    columns = ("platform", "item", "with", "with_quantity", "fit", "effectiveness",
               "qualification_days", "agreement")  # fmt: skip
    wait = dice.whole(0, days)
    rows = [
        ("gun_a", "shell", "charge", "", "yes", "", "", ""),
        ("gun_a", "shell_b", "charge", 1, "partial", 0.9, wait, "qualification"),
        ("gun_b", "shell_b", "charge", dice.one(1, 2), "yes", 1, "", ""),
        ("gun_b", "shell", "charge", 1, "partial", dice.one(0.8, 1, 1.1), wait, "qualification"),
        ("gun_b", "shell", "", "", dice.one("no", "partial"), 0.5, wait // 2, ""),
        ("launcher", "missile", "cue", dice.one(1, 0.5), "yes", "", "", ""),
    ]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _war(dice: Dice, days: int, *, third: bool) -> Tables:
    effort = [
        {"contingency": contingency, "force_element": element, "availability": dice.share(20, 50),
         "rounds_per_day": dice.whole(1, 12), "intensity": dice.one("", 1.5, 0.5),
         "from": dice.one("", f"D+{dice.whole(0, days // 2)}"),
         "to": dice.one("", f"D+{dice.whole(days // 2, days)}")}
        for contingency, element in (("war", "a_guns"), ("war", "b_guns"), ("raid", "b_guns"))
    ]  # fmt: skip
    goal = dice.maybe()
    raids = [
        {"contingency": contingency, "force_element": "b_launchers",
         "arrivals": dice.whole(1, 20), "per": "week", "engaged_share": dice.one("", 0.6),
         "shots": "" if goal else 2, "kill_probability": 0.7 if goal else "",
         "kill_goal": 0.91 if goal else "", "reliability": dice.one("", 0.9),
         "threat_inventory": dice.one("", dice.whole(1, 30)), "from": "", "to": ""}
        for contingency in ("war", "raid")
    ]  # fmt: skip
    demand = [
        {"contingency": contingency, "force_element": element, "quantity": dice.whole(0, most),
         "per": dice.one("week", "month"), "from": dice.one("", "D+1"), "to": dice.one("", "D+5")}
        for contingency, element, most in (
            ("war", "a_launchers", 6),
            ("raid", "a_guns", 100),
            *((("war", "theatre", 6),) if third else ()),
        )
    ]  # fmt: skip
    return {"effort": effort, "raids": raids, "demand": demand}


def _attrition(dice: Dice, days: int) -> list[Row]:
    rows = []
    for effect, what, agreement in (
        ("stock", "a_depot", "dispersal"),
        ("stock", "b_front", ""),
        ("system", "a_guns", ""),
        ("system", "b_launchers", "dispersal"),
        ("line", "charges_b", ""),
        ("line", "shells_a", "dispersal"),
        ("route", "a_road", ""),
        ("route", "sea_ba", "acsa"),
        ("cargo", "sea_ab", "dispersal"),
        ("cargo", "b_road", ""),
    ):
        if dice.maybe():
            loss = dice.whole(5, 95 if effect in ("stock", "system") else 100) / 100
            first = dice.whole(0, days // 2)
            rows.append(
                {"contingency": dice.one("war", "raid"), "effect": effect, "what": what,
                 "from": f"D+{first}", "to": dice.one("", f"D+{first + dice.whole(0, days)}"),
                 "loss": loss, "mitigated_by": agreement,
                 "mitigated_loss": round(loss * dice.share(), 4) if agreement else ""}
            )  # fmt: skip
    return rows


def _agreements(dice: Dice, length: int, *, third: bool) -> list[Row]:
    columns = ("agreement", "parties", "in_force_since", "entry_days", "speeds_up", "speed_factor")
    abroad = "B;C" if third else "A;B"
    entry = dice.whole(0, 4 * length)
    rows = [
        ("acsa", "A;B", "", entry, "", ""),
        ("qualification", "A;B", "", dice.whole(0, length), "", ""),
        ("licence", "A;B", "", dice.whole(0, 2 * length), "", ""),
        ("targeting", "A;B", "", length, "", ""),
        ("dispersal", "A;B", "", dice.whole(0, 2 * length), "", ""),
        ("liaison", "A;B", "", 0, "acsa;qualification;targeting", dice.share()),
        ("export", abroad, "2020-01-01", "", "", ""),
    ]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _regimes(dice: Dice, length: int) -> list[Row]:
    rows = [{"regime": "national", "agreement": "", "since": ""}]
    since = f"D-{dice.whole(0, 6 * length)}"
    for agreement in ("acsa", "qualification", "licence", "targeting", "dispersal", "liaison"):
        rows.append({"regime": "joint", "agreement": agreement, "since": "D+0"})
        if dice.maybe():
            rows.append({"regime": "early", "agreement": agreement, "since": since})
    if not any(row["regime"] == "early" for row in rows):
        rows.append({"regime": "early", "agreement": "export", "since": ""})
    return rows


def without_hostages(tables: Tables) -> Tables:
    """Tables in which no agreement saves stock: then a reserve pot is the same in every regime.

    A pot shrinks with the stock in which it lay on D-day, so an agreement that saves such stock
    also obliges its owner to keep more, even of what was moved away in time.
    """
    attrition = [
        row | {"mitigated_by": "", "mitigated_loss": ""} if row["effect"] == "stock" else row
        for row in tables["attrition"]
    ]
    return tables | {"attrition": attrition}


@contextmanager
def folder_of(tables: Tables) -> Iterator[Path]:
    """Folder of CSV files with `tables`, gone at the end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for table, rows in tables.items():
            if rows:
                with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
                    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(rows)
        yield folder


def case_of(tables: Tables) -> Case:
    """Case of `tables`, by way of a folder of CSV files."""
    with folder_of(tables) as folder:
        return read_case(folder)
