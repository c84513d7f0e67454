"""One small mistake at a time: what is said about it, how gravely, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.case import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding

E, W, N = Level.ERROR, Level.WARNING, Level.NOTE

# What is wrong, the change of the sound case, then level, sheet, cell and words of the finding.
CELLS = [
    ("blank is never zero", ("stocks", "he,1000", "he,"), E, "stocks", "C2", "is blank"),
    ("not a number", ("stocks", "1000", "many"), E, "stocks", "C2", "not a number"),
    ("unit", ("stocks", "1000", '"1,200 boxes"'), E, "stocks", "C2", "`boxes` is not"),
    ("decimal comma", ("stocks", "1000", '"1,5"'), E, "stocks", "C2", "Write 1.5 or 15"),
    ("remark", ("stocks", "1000", "about 1000"), E, "stocks", "C2", "Write 1000;"),
    ("range in a cell", ("stocks", "1000", "900-1100"), E, "stocks", "C2", "`quantity_low`"),
    ("percent", ("stocks", "1000", "90%"), E, "stocks", "C2", "no share"),
    ("above all", ("stocks", "0.9", "120%"), E, "stocks", "D2", "read as 1.2"),
    ("share above 1", ("stocks", "0.9", "90"), E, "stocks", "D2", "is written 0.9"),
    ("negative", ("stocks", "1000", "-5"), E, "stocks", "C2", "at least 0"),
    ("infinite", ("stocks", "1000", "1e999"), E, "stocks", "C2", "out of bounds"),
    ("reference error", ("stocks", "1000", "#REF!"), E, "stocks", "C2", "error #REF!"),
    ("formula as text", ("stocks", "1000", "=A1*2"), E, "stocks", "C2", "formula `=A1*2`"),
    ("choice", ("items", "he,munition", "he,mumition"), E, "items", "B2", "mean `munition`?"),
    ("date", ("stocks", "2027-04-01", "1.4.2027"), E, "stocks", "F4", "D+30"),
    ("no such day", ("stocks", "2027-04-01", "2027-02-30"), E, "stocks", "F4", "not a date"),
    ("two in one", ("sites", "front,KR", "front,KR;JP"), E, "sites", "B4", "one identifier"),
    ("unknown item", ("stocks", "depot,fuze", "depot,fuse"), E, "stocks", "B3", "mean `fuze`?"),
    ("unknown in list", ("agreements", "JP;KR,,", "JP;KO,,"), E, "agreements", "C2", ": JP, KR"),
    ("unknown class", ("routes", "sea,he", "sea,artilery"), E, "routes", "E3", "`artillery`?"),
    ("unknown speed-up", ("agreements", "01,acsa", "01,acsb"), E, "agreements", "E3", "`acsa`?"),
    ("unknown agreement", ("regimes", "joint,acsa", "joint,acs"), E, "regimes", "B3", "`acsa`?"),
    ("hit by effect", ("attrition", "stock,depot", "stock,shells"), E, "attrition", "C2", "sites"),
    ("option by kind", ("options", "shift,capacity", "shift,stock"), E, "options", "C2", "sites"),
    ("unknown source", ("stocks", ",100,,S1", ",100,,S2"), E, "stocks", "G2", "`S2`"),
    ("duplicate key", ("items", "spot,cue", "he,cue"), E, "items", "A4", "row 2 has the same"),
    ("identical", ("demand", "\nkorea", "\nkorea,guns,70,week,D+0,D+30,S1\nkorea"), W, "demand",
     "A3", "same as row 2"),
    ("interval", ("effort", "D+0,D+30", "D+9,D+3"), E, "effort", "F2", "before `from`"),
    ("setting", ("settings", "periods,26", "periods,2.5"), E, "settings", "B5", "whole number"),
    ("no periods", ("settings", "periods,26", "periods,0"), E, "settings", "B5", "at least 1"),
    ("period", ("settings", "period,week", "period,year"), E, "settings", "B4", "Allowed: day"),
    ("D-day as D+n", ("settings", "2027-03-01", "D+0"), E, "settings", "B3", "calendar date"),
    ("no D-day", ("settings", "start,2027-03-01\n", ""), E, "settings", "", "`start` is missing"),
    ("blank D-day", ("settings", "2027-03-01", ""), E, "settings", "B3", "`start` is missing"),
    ("unknown setting", ("settings", "currency", "curency"), E, "settings", "A6", "`currency`?"),
]  # fmt: skip

COLUMNS = [
    ("renamed", ("stocks", "quantity", "Quantity"), E, "stocks", "", "column `Quantity`"),
    ("missing", ("stocks", "quantity", "xyz"), E, "stocks", "", "`quantity` is missing"),
    ("unknown", ("stocks", "reserve", "reserved"), E, "stocks", "E1", "mean `reserve`?"),
    ("range of an id", ("stocks", "due", "item_low"), W, "stocks", "F1", "no column `item_low`"),
]

AUDIT = [
    ("reserve", ("stocks", "0.9,100", "0.9,901"), E, "stocks", "E2", "at most 900"),
    ("reserve due", ("stocks", "200,,,", "200,,5,"), E, "stocks", "E4", "still due"),
    ("cue in stock", ("stocks", "depot,fuze", "depot,spot"), W, "stocks", "B3", "is a cue"),
    ("due late", ("stocks", "2027-04-01", "D+182"), W, "stocks", "F4", "not counted"),
    ("long lead", ("rates", "month,28", "month,183"), W, "rates", "E2", "longer than the horizon"),
    ("hidden inputs", ("rates", "month,28", "month,180"), N, "rates", "E2", "work in process"),
    ("coarse lead", ("routes", "road,,7", "road,,3"), W, "routes", "F2", "from 3 to 0 days"),
    ("coarse lead up", ("routes", "road,,7", "road,,4"), W, "routes", "F2", "from 4 to 7 days"),
    ("long demand", ("demand", "D+30", "D+190"), W, "demand", "F2", "scenario `short`"),
    ("stretched", ("scenarios", "korea,1", "korea,7"), W, "raids", "I2", "after the horizon"),
    ("early demand", ("demand", "D+0,D+30", "D-9,D-1"), W, "demand", "F2", "before D-day"),
    ("starts late", ("demand", "D+0,D+30", "D+190,"), W, "demand", "F2", "after the horizon"),
    ("overcommitted", ("effort", "\nkorea", "\nkorea,guns,0.3,60,D+20,,S1\nkorea"), W, "effort",
     "C2", "add up to 1.1 from day 20"),
    ("data with rounds", ("routes", "data,cue", "data,he"), E, "routes", "E4", "cues alone"),
    ("data with all", ("routes", "data,cue", "data,"), E, "routes", "E4", "blank means every"),
    ("cue by ship", ("routes", "sea,he", "sea,he;spot"), E, "routes", "E3", "mode data alone"),
    ("class with cue", ("routes", "sea,he", "sea,targeting"), E, "routes", "E3", "mode data alone"),
    ("mode", ("routes", "data,cue", "Data,cue"), E, "routes", "D4", "small letters"),
    ("same site", ("routes", "depot,front,sea", "depot,depot,sea"), E, "routes", "C3", "begins"),
    ("no time base", ("routes", "500,week", "500,"), E, "routes", "H3", "no time base"),
    ("no mass", ("items", "fuze,1,", "fuze,,"), E, "items", "D3", "route `inland`"),
    ("no neq on route", ("items", "45,7", "45,"), E, "items", "E2", "site `front`"),
    ("no shots", ("raids", "week,2", "week,"), E, "raids", "E2", "kill_goal"),
    ("half a goal", ("raids", "week,2,,", "week,,0.7,"), E, "raids", "E2", "kill_goal"),
    ("shots twice", ("raids", "week,2,,", "week,2,0.7,0.9"), W, "raids", "E2", "`shots` is used"),
    ("no systems", ("force_elements", "he,100", "he,"), E, "effort", "B2", "number of systems"),
    ("total loss", ("attrition", "D+10,0.2", "D+10,1"), W, "attrition", "F2", "first day"),
    ("half mitigated", ("attrition", "acsa,0.3", "acsa,"), E, "attrition", "H3", "is not given"),
    ("no mitigator", ("attrition", "acsa,0.3", ",0.3"), W, "attrition", "H3", "without an agree"),
    ("worse", ("attrition", "acsa,0.3", "acsa,0.6"), W, "attrition", "H3", "loss larger"),
    ("no signature", ("regimes", "D-1095", ""), E, "regimes", "C3", "gives no `since`"),
    ("partial fit", ("interoperability", "yes", "partial"), E, "interoperability", "E2", "partial"),
    ("platform", ("interoperability", "K9,he", "K8,he"), W, "interoperability", "A2", "Allowed: K"),
    ("contingency", ("effort", "korea", "corea"), W, "effort", "A2", "mean `korea`?"),
    ("no demand", ("scenarios", "korea,1", "korea;taiwan,1"), E, "scenarios", "B2", "`taiwan`"),
    ("circular", ("bom", "he,fuze,1,S1", "he,he,1,S1"), E, "bom", "B2", "needs itself"),
    ("unused bill", ("bom", "he,fuze", "spot,fuze"), W, "bom", "A2", "no line makes"),
    ("no cost", ("items", "7,3000", "7,"), W, "rates", "A2", "at no cost"),
    ("no source", ("stocks", "100,,S1", "100,,"), N, "stocks", "G2", "1 row (2)"),
    ("no range", ("stocks", "100,,S1", "100,,assumption"), W, "stocks", "G2", "without a range"),
]  # fmt: skip


def test_the_sound_case_has_no_findings(findings: Callable[..., list[Finding]]) -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("change", "level", "sheet", "cell", "words"),
    [pytest.param(*rest, id=name) for name, *rest in [*CELLS, *COLUMNS, *AUDIT]],
)
def test_a_mistake_is_found_in_its_cell(  # noqa: PLR0917 - one parameter a column of the list
    findings: Callable[..., list[Finding]],
    change: tuple[str, str, str],
    level: Level,
    sheet: str,
    cell: str,
    words: str,
) -> None:
    found = findings(change)
    same = [f for f in found if (f.level, f.sheet, f.cell) == (level, sheet, cell)]
    assert any(words in f"{f.message} {f.hint}" for f in same), "\n".join(map(str, found))
    assert all(f.file == f"{f.sheet}.csv" for f in same)


def test_low_value_high_must_be_in_order(findings: Callable[..., list[Finding]]) -> None:
    [low] = findings(
        ("stocks", "due,source", "quantity_low,source"),
        ("stocks", "100,,S1", "100,1200,S1"),
        ("stocks", "2027-04-01", ""),
    )
    assert (low.level, low.sheet, low.cell) == (E, "stocks", "F2")
    assert "`quantity_low` 1200 is above `quantity` 1000" in low.message


def test_a_range_without_a_value_is_not_used(findings: Callable[..., list[Finding]]) -> None:
    rename = ("rates", "lead_days,source", "lead_days,unit_cost_low,source")
    [found] = findings(rename, ("rates", "28,S1", "28,2800,S1"))
    assert (found.level, found.sheet, found.cell) == (W, "rates", "A2")
    assert "the range is not used" in found.message
