"""The pictures of a report as SVG or PNG, drawn without a browser."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import vl_convert

from supplychain.case import BASELINE
from supplychain.report.html.charts import charts
from supplychain.report.html.drawn import PICTURES, drawn, leaning
from supplychain.report.html.payload import payload

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.report.leans import Leans
    from supplychain.report.view import View

WIDTH, LINE = 720, {"answer": 34, "gains": 28, "leans": 26}  # pixels; of a row of bars
FONT = "Noto Sans, Noto Sans CJK JP, Noto Sans CJK KR, system-ui, sans-serif"
CONFIG: dict[str, Any] = {
    "font": FONT, "background": "white", "view": {"stroke": None}, "axisY": {"labelLimit": 340},
}  # fmt: skip
UNUSUAL = re.compile(r"[^\w.-]+")  # in the name of a file
ONCE = frozenset({"answer"})  # pictures of all scenarios at once


@dataclass(frozen=True)
class Pictures:
    """Draws the pictures of a view, and of what its answer leans on."""

    view: View
    leaning: Leans | None

    def write(self, folder: Path, form: str) -> list[Path]:
        """Write each picture, of every scenario under the baseline and the widest regime.

        `form` is svg or png. Returns the files; raises ``OSError`` where one cannot be written.
        """
        found = {"answer": self.spec("answer", self.view.scenarios[0], self.view.widest)}
        for scenario in self.view.scenarios:
            for regime in dict.fromkeys((BASELINE, self.view.widest)):
                for name in PICTURES.keys() - ONCE:
                    found[f"{name}-{scenario}-{regime}"] = self.spec(name, scenario, regime)
        for tornado in self.leaning.tornadoes if self.leaning else ():
            found[f"leans-{tornado.measure}"] = self._leans(tornado.measure)
        paths = []
        for name, spec in sorted(found.items()):
            if spec is not None:
                paths.append(folder / f"{UNUSUAL.sub('_', name)}.{form}")
                paths[-1].write_bytes(image(spec, form))
        return paths

    def png(self, name: str, scenario: str, regime: str) -> bytes | None:
        """Return a picture as PNG; None if it would show nothing."""
        spec = self.spec(name, scenario, regime)
        return None if spec is None else image(spec, "png")

    def spec(self, name: str, scenario: str, regime: str) -> dict[str, Any] | None:
        """Return a picture as a Vega-Lite specification with its numbers; None if it has none."""
        sets = drawn(self._data, name, scenario, regime)
        return self._filled(name, sets) if sets["rows"] else None

    def _leans(self, measure: str) -> dict[str, Any] | None:
        return self._filled("leans", leaning(self._data, measure))

    def _filled(self, name: str, sets: dict[str, Any]) -> dict[str, Any]:
        spec: dict[str, Any] = copy.deepcopy(self._specs[name])
        if name == "map":
            land = files("supplychain.report.html").joinpath("land.json")
            sets["land"] = json.loads(land.read_text(encoding="utf-8"))
            spec["projection"] = self._data["globe"]["projections"][0]
        if name == "answer" and self.view.widest != BASELINE:  # the page has its key above
            colour = spec["layer"][0]["encoding"]["color"]
            colour["legend"] = {"orient": "top", "title": None, "labelExpr": self._roles}
        if name == "borders":
            spec["height"] = max(bar["bottom"] for bar in sets["bars"])
        if name == "stock" and not any("first" in row for row in sets["rows"]):
            spec["spec"]["layer"].pop()
        if spec.get("width") == "container":
            spec["width"] = WIDTH
        if name in LINE:
            rows = sets["rows"]
            lines = len({row.get("figure") or row["name"] for row in rows})
            spec["height"] = LINE[name] * lines
        if "layer" in spec:
            spec["layer"] = [layer for layer in spec["layer"]
                             if "data" not in layer or sets[layer["data"]["name"]]]  # fmt: skip
        return {**spec, "datasets": {**spec.get("datasets", {}), **sets}, "config": CONFIG}

    @property
    def _roles(self) -> str:
        """Return what names the two bars of the answer in a legend."""
        return f"datum.label == 'before' ? {BASELINE!r} : {json.dumps(self.view.widest)}"

    @cached_property
    def _data(self) -> dict[str, Any]:
        return payload(self.view, self.leaning)

    @cached_property
    def _specs(self) -> dict[str, dict[str, Any]]:
        return charts(self.view)


def image(spec: dict[str, Any], form: str) -> bytes:
    """Return a picture as svg or png."""
    if form == "svg":
        return vl_convert.vegalite_to_svg(spec).encode()
    return vl_convert.vegalite_to_png(spec, scale=2)
