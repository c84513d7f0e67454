"""Structured cases of any size, for measurements: same size and seed, same case.

Countries in a ring, each with a plant, depots, a port and a front. Every country fires every
munition of its own set at the front, with a charge, and the next munition with a cue at less
effect; lines share their capacity between munitions that need charges and fuzes. Stock moves by
road from plant and depots to the front, and by sea between the ports of neighbours once they have
signed. The front loses stock and launchers, and a line, a road and a sea lane are out for a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from supplychain.case import RawSheet, build_case

if TYPE_CHECKING:
    from supplychain.case import Case

Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How many countries, munitions, depots a country, weeks, and munitions of each country.

    Each country shares half of its munitions with the country after it; 0 is all of them. Then
    the days in which an agreement enters into force; the scenarios: the same war, each one longer
    and with less warning than the one before; and the share by which stocks and rates may be off.
    """

    countries: int
    munitions: int
    depots: int
    weeks: int
    own: int = 0
    entry_days: int = 60
    scenarios: int = 1
    off: float = 0.0


SIZES = {
    "10k": Size(3, 4, 2, 8),
    "100k": Size(6, 6, 3, 22),
    "1M": Size(12, 12, 5, 41),
    "3M": Size(16, 14, 6, 54),
    "fifty": Size(50, 99, 1, 104, own=8),  # 50 countries, 200 items, 104 weeks
}
CLASSES = 3
SHELLS_A_LINE = 3


@dataclass
class _Maker:
    """Rows of the tables of one case while they are written."""

    size: Size
    random: Random
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **cells: Any) -> None:
        self.tables.setdefault(table, []).append(cells)

    def about(self, figure: float) -> float:
        """Return a figure within a third of what is asked."""
        return round(figure * self.random.uniform(2 / 3, 4 / 3), 3)

    def ranged(self, column: str, figure: float) -> Row:
        """Return a figure, and its range if figures may be off."""
        off, ends = self.size.off, {"low": -1, "high": 1}
        ranges = {f"{column}_{end}": figure * (1 + side * off) for end, side in ends.items()}
        return {column: figure} | (ranges if off else {})

    @property
    def nations(self) -> list[str]:
        return [f"c{c}" for c in range(self.size.countries)]

    @property
    def shells(self) -> list[str]:
        return [f"shell{k}" for k in range(self.size.munitions)]

    def of_nation(self, n: int) -> list[int]:
        """Return the numbers of a country's munitions."""
        own = self.size.own or self.size.munitions
        first = n * own // 2 if self.size.own else 0
        return [(first + k) % self.size.munitions for k in range(own)]


def make_case(size: Size, seed: int = 1) -> Case:
    """Case of a size, checked like any other."""
    maker = _Maker(size, Random(seed))  # noqa: S311 - figures, no secrets
    for part in (_settings, _places, _items, _production, _transport, _forces, _war, _accords):
        part(maker)
    sheets = []
    for name, rows in maker.tables.items():
        header = dict.fromkeys((column for row in rows for column in row), "A")
        cells = {column: [row.get(column) for row in rows] for column in header}
        numbers = range(2, len(rows) + 2)
        sheets.append(RawSheet(f"{name}.csv", name, name, header, numbers, cells))
    return build_case(sheets)


def _settings(m: _Maker) -> None:
    settings = {"start": "2027-01-01", "period": "week", "periods": m.size.weeks}
    for key, value in settings.items():
        m.add("settings", key=key, value=value)


def _places(m: _Maker) -> None:
    for c in m.nations:
        m.add("countries", country=c)
        m.add("sites", site=f"{c}_plant", country=c, storage_neq_kg=1e6)
        m.add("sites", site=f"{c}_port", country=c, storage_neq_kg="")
        m.add("sites", site=f"{c}_front", country=c, storage_neq_kg=m.about(2e6))
        for d in range(m.size.depots):
            m.add("sites", site=f"{c}_depot{d}", country=c, storage_neq_kg="")


def _items(m: _Maker) -> None:
    for k, shell in enumerate(m.shells):
        class_ = f"class{k % CLASSES}"
        m.add("items", item=shell, kind="munition", **{"class": class_}, mass_kg=m.about(45),
              neq_kg=7, unit_price=m.about(4000))  # fmt: skip
        m.add("items", item=f"charge{k}", kind="component", **{"class": class_}, mass_kg=12,
              neq_kg=10, unit_price=900)  # fmt: skip
    m.add("items", item="fuze", kind="component", **{"class": "fuzes"}, mass_kg=1, neq_kg=0.1,
          unit_price=200)  # fmt: skip
    m.add("items", item="target", kind="cue", **{"class": "cues"}, mass_kg="", neq_kg="",
          unit_price="")  # fmt: skip
    for k, shell in enumerate(m.shells):
        m.add("bom", item=shell, input=f"charge{k}", quantity=1)
        m.add("bom", item=shell, input="fuze", quantity=1.02)


def _production(m: _Maker) -> None:
    for n, c in enumerate(m.nations):
        shells = m.of_nation(n)
        for first in range(0, len(shells), SHELLS_A_LINE):
            line = f"{c}_bodies{first}"
            m.add("lines", line=line, site=f"{c}_plant", agreement="")
            for k in shells[first : first + SHELLS_A_LINE]:
                _rate(m, line, f"shell{k}", 900, lead=28)
        for k in shells[n % 2 :: 2]:
            m.add("lines", line=f"{c}_charge{k}", site=f"{c}_plant", agreement="")
            _rate(m, f"{c}_charge{k}", f"charge{k}", 700, lead=14)
        m.add("lines", line=f"{c}_fuzes", site=f"{c}_plant", agreement="")
        _rate(m, f"{c}_fuzes", "fuze", 5000, lead=21)
        m.add("lines", line=f"{c}_radar", site=f"{c}_front", agreement="")
        _rate(m, f"{c}_radar", "target", 400, lead=0)


def _rate(m: _Maker, line: str, item: str, rate: float, lead: int) -> None:
    rate = m.about(rate)
    m.add("rates", line=line, item=item, **m.ranged("rate", rate), surge_rate=1.6 * rate,
          per="week", surge_delay_days=60, surge_days=90, lead_days=lead, min_rate=rate / 10,
          unit_cost=m.about(2000))  # fmt: skip


def _transport(m: _Maker) -> None:
    for n, c in enumerate(m.nations):
        for d in range(m.size.depots):
            depot = f"{c}_depot{d}"
            _route(m, f"{c}_plant", depot, 7)
            _route(m, depot, f"{c}_front", 7)
            _route(m, depot, f"{c}_port", 7)
            _route(m, f"{c}_port", depot, 7)
        _route(m, f"{c}_port", f"{c}_plant", 7)
        for other in sorted({m.nations[n - 1], m.nations[(n + 1) % len(m.nations)]} - {c}):
            _route(m, f"{c}_port", f"{other}_port", 21, agreement=_accord(c, other))


def _route(m: _Maker, origin: str, destination: str, lead: int, agreement: str = "") -> None:
    m.add("routes", route=f"{origin}_{destination}", origin=origin, destination=destination,
          mode="sea" if agreement else "road", lead_days=lead, capacity_t=m.about(400), per="week",
          loss=0.01 if agreement else 0, cost_per_t=m.about(100), agreement=agreement)  # fmt: skip


def _forces(m: _Maker) -> None:
    for n, c in enumerate(m.nations):
        for k in m.of_nation(n):
            gun, shell = f"{c}_guns{k}", f"shell{k}"
            m.add("force_elements", force_element=gun, country=c, site=f"{c}_front",
                  platform=f"gun{k}", item=shell, weight=m.random.randint(1, 4),
                  priority=1 + k % 2, carry_over=0.5, systems=m.about(100),
                  max_rounds_per_day=40)  # fmt: skip
            if k % 3 == 0:
                m.add("demand", contingency="war", force_element=gun, quantity=m.about(1500),
                      per="week")  # fmt: skip
            elif k % 3 == 1:
                m.add("effort", contingency="war", force_element=gun, availability=0.7,
                      rounds_per_day=m.about(3), intensity=1)  # fmt: skip
            else:
                m.add("raids", contingency="war", force_element=gun, arrivals=m.about(500),
                      per="week", engaged_share=0.8, shots=2, threat_inventory=2e4)  # fmt: skip
            for depot in range(m.size.depots):
                for item, most in ((shell, 9000), (f"charge{k}", 8000)):
                    m.add("stocks", site=f"{c}_depot{depot}", item=item,
                          **m.ranged("quantity", m.about(most)), serviceable=0.9,
                          reserve=500 if depot == 0 and k % 4 == 0 else 0,
                          due="D+30" if depot == 1 else "")  # fmt: skip
    for k, shell in enumerate(m.shells):
        after = (k + 1) % len(m.shells)
        for item, with_, effect in (
            (shell, f"charge{k}", 1), (shell, "target", 1.2), (f"shell{after}", "target", 0.7),
        ):  # fmt: skip
            m.add("interoperability", platform=f"gun{k}", item=item, **{"with": with_},
                  with_quantity=1, fit="yes", effectiveness=effect, qualification_days="",
                  agreement="")  # fmt: skip


def _war(m: _Maker) -> None:
    for k in range(m.size.scenarios):
        m.add("scenarios", scenario=f"war{k or ''}", contingencies="war",
              duration_factor=1 + k / 20, warning_days=max(14 - k, 0))  # fmt: skip
    for n, c in enumerate(m.nations):
        for effect, what, loss in (
            ("stock", f"{c}_front", 0.2),
            ("system", f"{c}_guns{m.of_nation(n)[0]}", 0.3),
            ("line", f"{c}_fuzes", 0.5),
            ("route", f"{c}_depot0_{c}_front", 0.6),
            ("cargo", f"{c}_plant_{c}_depot0", 0.1),
        ):
            m.add("attrition", contingency="war", effect=effect, what=what, to="D+60",
                  loss=loss, **{"from": "D+10"})  # fmt: skip


def _accord(one: str, other: str) -> str:
    return "_".join(["acsa", *sorted([one, other])])


def _accords(m: _Maker) -> None:
    m.add("regimes", regime="national", agreement="", since="")
    for n, c in enumerate(m.nations):
        other = m.nations[(n + 1) % len(m.nations)]
        m.add("agreements", agreement=_accord(c, other), parties=f"{c};{other}",
              entry_days=m.size.entry_days)  # fmt: skip
        m.add("regimes", regime="joint", agreement=_accord(c, other), since="D+0")
