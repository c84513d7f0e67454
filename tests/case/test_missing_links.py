"""What never comes together, never opens or is out of scale is told before any solve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.case import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Finding

    Change = tuple[str, str, str]

W, N = Level.WARNING, Level.NOTE

# What is wrong, the changes of the sound case, then level, rule, sheet, cell and words.
LINKS = [
    ("no route", [("routes", "depot,front,sea,he;fuze", "depot,front,sea,fuze")], W, "unreachable",
     "stocks", "B2", "no route carries it from `depot` to `front`."),
    ("dead route", [("regimes", "joint,acsa,D-1095", "joint,staff,")], W, "unreachable",
     "stocks", "B2", "from `depot` to `front` (`sea` needs `acsa`, in force in no regime)."),
    ("long route", [("routes", "he;fuze,14", "he;fuze,200")], W, "unreachable",
     "stocks", "B2", "(`sea` takes longer than the horizon)."),
    ("no platform", [("items", "\nspot", "\nmine,munition,artillery,9,1,9,S1\nspot"),
                     ("stocks", "depot,fuze", "depot,mine,5,,,,S1\ndepot,fuze")], W, "unreachable",
     "stocks", "B3", "no row of interoperability or bom uses it."),
    ("closed line", [("lines", "shells,plant,", "shells,plant,lent"),
                     ("agreements", "\nstaff", "\nlent,loan,JP;KR,,\nstaff"),
                     ("interoperability", "K9,he,fuze", "K9,he,")], W, "unreachable",
     "stocks", "B3", "no line that takes it runs (`shells` needs `lent`, in force in no regime)."),
    ("no fit", [("interoperability", "K9,he,spot,yes", "K9,fuze,,no"),
                ("interoperability", "K9,he,fuze", "K9,he,"),
                ("bom", "he,fuze,1,S1", "")], W, "unreachable",
     "stocks", "B3", "it fits no platform (`fit` is `no`)."),
    ("fired under nothing", [("interoperability", "fuze,yes,,", "fuze,yes,,lent"),
                             ("agreements", "\nstaff", "\nlent,loan,JP;KR,,\nstaff")], W,
     "unserved", "force_elements", "A2", "`he` needs `spot` with it, but no stock and no line"),
    ("nothing made", [("stocks", "\ndepot,he,1000,0.9,100,,S1", ""),
                      ("stocks", "\ndepot,he,200,,,2027-04-01,S1", ""),
                      ("lines", "shells,plant,", "shells,plant,lent"),
                      ("agreements", "\nstaff", "\nlent,loan,JP;KR,,\nstaff")], W, "unserved",
     "force_elements", "A2", "gives `he` (`shells` needs `lent`, in force in no regime)."),
    ("no way to fire", [("interoperability", "he,fuze,yes,,", "he,fuze,yes,,lent"),
                        ("interoperability", "he,spot,yes", "he,spot,no"),
                        ("agreements", "\nstaff", "\nlent,loan,JP;KR,,\nstaff")], W, "unserved",
     "force_elements", "A2", "`K9` may fire only under `lent`, in force in no regime."),
    ("no charge", [("routes", "sea,he;fuze", "sea,he")], W, "unserved",
     "force_elements", "A2", "no route carries `fuze` to `front` from `depot`."),
    ("no inputs", [("routes", "plant,road,fuze", "plant,road,he")], W, "no-inputs",
     "rates", "B2", "no route carries `fuze` to `plant` from `depot`."),
    ("no use at the end", [("sites", "front,KR", "hut,KR,9,S1\nfront,KR"),
                           ("routes", "\nfeed", "\nback,front,hut,road,he,7,,,,S1\nfeed")],
     N, "unused-route", "routes", "A5", "nothing that is there"),
]  # fmt: skip

OPENINGS = [
    ("agreement late", [("regimes", "D-1095", "D+182")], W, "late-agreement", "regimes", "C3",
     "takes effect on day 182"),
    ("line late", [("lines", "agreement\nshells,plant,", "start\nshells,plant,D+182")], W,
     "late-opening", "lines", "C2", "delivers nothing"),
    ("licence late", [("lines", "shells,plant,", "shells,plant,acsa"),
                      ("regimes", "D-1095", "D+170")], W, "late-opening", "rates", "E2",
     "28 days from the signature of `acsa` end on day 198"),
    ("qualified late", [("interoperability", "he,fuze,yes,,", "he,fuze,partial,300,acsa"),
                        ("regimes", "D-1095", "D+0")], W, "late-opening", "interoperability", "E2",
     "300 days from the signature of `acsa` end on day 300"),
    ("qualified late without an agreement",
     [("interoperability", "he,fuze,yes,,", "he,fuze,partial,182,")], W, "late-opening",
     "interoperability", "E2", "the qualification ends after the horizon"),
    ("attrition late", [("attrition", "depot,D+0,D+10", "depot,D+182,D+190")], W,
     "beyond-horizon", "attrition", "D2", "begins after the horizon of 182 days"),
]  # fmt: skip

ORPHANS = [
    ("site", [("sites", "front,KR", "hut,KR,9,S1\nfront,KR")], N, "unused-site", "sites", "A4",
     "`hut`"),
    ("item", [("items", "\nspot", "\nmine,munition,artillery,9,1,9,S1\nspot")], N, "unused-item",
     "items", "A4", "`mine`"),
    ("line", [("lines", "shells,plant,", "shells,plant,\nmines,plant,")], W, "unused-line",
     "lines", "A3", "no row of rates for `mines`"),
    ("force element", [("force_elements", "\nguns", "\nmortars,KR,front,K9,he,9,9,S1\nguns")], W,
     "unused-element", "force_elements", "A2", "no effort, raid or demand is of `mortars`"),
    ("regime", [("regimes", "joint,acsa,D-1095", "joint,staff,")], W, "no-regime", "agreements",
     "A2", "never opens: `acsa`"),
    ("agreement", [("agreements", "\nstaff", "\nlent,loan,JP;KR,,\nstaff")], N, "idle-agreement",
     "agreements", "A3", "depends on `lent`"),
]  # fmt: skip

SCALE = [
    ("rate of fire", [("force_elements", "100,120", "100,12")], W, "fire-rate", "effort", "D2",
     "60 rounds a day at this intensity are asked of a system that fires 12 at most"),
    ("percent", [("routes", "agreement,source", "agreement,loss,source"),
                 ("routes", "week,acsa,", "week,acsa,1,"), ("routes", "week,,", "week,,,"),
                 ("routes", ",0,,,,", ",0,,,,,"), ("routes", "fuze,7,,,,", "fuze,7,,,,,")],
     W, "total-loss", "routes", "J3", "nothing arrives"),
    ("explosive", [("items", "45,7,", "45,70,")], W, "neq-above-mass", "items", "E2", "above"),
    ("cost", [("rates", "lead_days,source", "lead_days,unit_cost,source"),
              ("rates", "28,S1", "28,3,S1")], W, "price-scale", "rates", "F2",
     "3 against a price of 3,000"),
    ("input", [("bom", "fuze,1", "fuze,1000")], W, "input-mass", "bom", "C2", "weigh 1,000 kg"),
    ("store", [("sites", "depot,JP,,", "depot,JP,6,S1"), ("stocks", "0.9,100", "0.9,"),
               ("items", "45,7,", "45,0.007,")], W, "overfull", "sites", "C2", "holds 6.3 kg"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "level", "rule", "sheet", "cell", "words"),
    [pytest.param(*rest, id=name) for name, *rest in [*LINKS, *OPENINGS, *ORPHANS, *SCALE]],
)
def test_what_is_missing_is_named_in_its_cell(  # noqa: PLR0917 - one parameter a column
    findings: Callable[..., list[Finding]],
    changes: list[Change],
    level: Level,
    rule: str,
    sheet: str,
    cell: str,
    words: str,
) -> None:
    found = findings(*changes)
    said = [
        f.message for f in found if (f.level, f.rule, f.sheet, f.cell) == (level, rule, sheet, cell)
    ]
    assert len(said) == 1, "\n".join(map(str, found))
    assert words in said[0]


def test_a_pool_counted_by_two_nations_is_told_with_the_amount(
    findings: Callable[..., list[Finding]],
) -> None:
    """Two lines of 1200 and 800 shells a month, one fuze each; a line gives 1500 fuzes.

    A month is 30.4375 days, so that 500 fuzes on hand are 500 x 30.4375 / 182 = 83.62 a month.
    """
    found = findings(
        ("lines", "shells,plant,", "shells,plant,\nthere,front,\nfuzes,depot,"),
        ("routes", "\nfeed", "\nback,depot,front,sea,fuze,7,,,,S1\nfeed"),
        rates="there,he,800,month,28,S1\nfuzes,fuze,1500,month,28,S1",
    )
    [pool] = [f for f in found if f.rule == "shared-pool"]
    assert (pool.sheet, pool.cell) == ("bom", "B2")
    assert "lines `shells` and `there` (JP, KR) together could use 2,000 a month" in pool.message
    assert "416.4 more than there is" in pool.message
    assert "its lines give at most 1,500, its stock 83.62 a month" in pool.message


def test_pools_that_no_route_joins_are_counted_apart(
    findings: Callable[..., list[Finding]],
) -> None:
    """Each nation's line has its own fuzes; what one lacks the other cannot have taken."""
    found = findings(
        ("lines", "shells,plant,", "shells,plant,\nthere,front,"),
        ("routes", "sea,he;fuze", "sea,he"),
        ("stocks", "\ndepot,fuze", "\nfront,fuze,5000,,,,S1\ndepot,fuze"),
        rates="there,he,800,month,28,S1",
    )
    assert [f for f in found if f.rule == "shared-pool"] == []


@pytest.mark.parametrize(
    ("quantities", "cells"),
    [
        (("100", "200", "150", "180000"), ["C5"]),  # 1200 times the median of the others
        (("100", "200", "150", "0.1"), ["C5"]),
        (("100", "200", "150", "9000"), []),  # large, but no slip by 1000
        (("100", "200", "180000"), []),  # too few to judge by
        (("1", "200", "9000", "180000"), []),  # they do not agree among themselves
    ],
)
def test_a_figure_is_judged_by_peers_that_agree(
    findings: Callable[..., list[Finding]],
    sound: dict[str, str],
    quantities: tuple[str, ...],
    cells: list[str],
) -> None:
    rows = [f"depot,fuze,{quantity},,,,S1" for quantity in quantities]
    _, before, after = sound["stocks"].partition("depot,fuze,500,,,,S1")
    found = findings(("stocks", before, "\n".join(rows)), ("stocks", after.strip(), ""))
    # The first row of the sheet is of another item, so that these begin in row 3.
    wanted = [f"C{int(cell[1:]) + 1}" for cell in cells]
    assert [f.cell for f in found if f.rule == "out-of-scale"] == wanted
