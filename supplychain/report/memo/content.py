"""What a memo says, as headings, paragraphs, lists, tables and pictures in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from supplychain.case import BASELINE
from supplychain.report.explained import reasons
from supplychain.report.sections import Section, made, regimes, rests_on, rule
from supplychain.report.sentences import three_sentences, total, worst_scenario
from supplychain.report.unproven import kind_of_bound, unproven
from supplychain.report.view import ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from supplychain.report.leans import Leans
    from supplychain.report.view import View

MOST = 5  # reasons, and bottlenecks, that a memo tells
TEN = 10.0


@dataclass(frozen=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `strong` is set apart."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Grid:
    """A table of texts; `numeric` are right-aligned columns."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int]


@dataclass(frozen=True)
class Picture:
    """A picture of the report by its name, for a scenario and regime, with what it shows."""

    name: str
    scenario: str
    regime: str
    caption: str


Block: TypeAlias = Heading | Paragraph | Bullets | Grid | Picture


def memo(view: View, manifest: Mapping[str, Any], leaning: Leans | None) -> list[Block]:
    """Return the blocks of a memo; the title and the marking stand around them."""
    say, worst = view.say, worst_scenario(view)
    blocks: list[Block] = [Paragraph(sentence) for sentence in three_sentences(view)]
    blocks += [
        Picture("answer", worst, view.widest, say("page.answer")),
        Paragraph(kind_of_bound(view), strong=True),
        *_unproven(view),
        Paragraph(f"{say('plain.public')} {say('plain.unlike')}"),
        Heading(say("page.scenario")),
        _scenarios(view),
        Heading(f"{say('page.countries')}: {view.scenario_name(worst)}"),
        _countries(view, worst),
        Picture("time", worst, view.widest, say("page.time")),
        *_reasons(view, worst),
    ]
    if leaning is not None:
        blocks += [Heading(say("leans.title")), Paragraph(leaning.note)]
        for tornado in leaning.tornadoes:
            told = ", ".join(tornado.figures["figure"].head(MOST))
            blocks.append(Paragraph(f"{tornado.title}: {told}."))
        if leaning.draws is not None:
            blocks += _of_section(leaning.draws)
    for section in (rests_on(view), regimes(view), rule(view), made(view, manifest)):
        if section.rows:
            blocks += _of_section(section)
    limits = ("method.enemy", "method.time", "method.equal", "method.judged")
    lines = [say(key, period=view.period_word) for key in limits]
    return [*blocks, Heading(say("page.method")),
            Paragraph(say("method.how", period=view.period_word)), Bullets(lines)]  # fmt: skip


def _of_section(section: Section) -> list[Block]:
    grid = Grid(section.columns, section.rows, section.numeric)
    return [Heading(section.title), Paragraph(section.note), grid]


def _scenarios(view: View) -> Grid:
    """Rounds needed and short in each scenario, today and under the widest regime."""
    say = view.say
    shown = list(dict.fromkeys((BASELINE, view.widest)))
    rows = []
    for scenario in view.scenarios:
        found = [total(view, scenario, regime) for regime in shown]
        shares = [f"{each.share:.1%}" for each in found]
        short = [text for each, share in zip(found, shares, strict=True)
                 for text in (rounds(each.short), share)]  # fmt: skip
        rows.append([view.scenario_name(scenario), rounds(found[0].need), *short])
    heads = [say("script.scenario"), say("script.needed")]
    for regime in shown:
        heads += [f"{say('script.short')}, {regime}", f"{say('script.share_short')}, {regime}"]
    return Grid(heads, rows, frozenset(range(1, len(heads))))


def _countries(view: View, worst: str) -> Grid:
    """Each country and class of the worst scenario that asks for anything."""
    say = view.say
    rows = []
    for country, class_ in view.lines(worst):
        if not view.required(worst, country, class_):
            continue
        name = view.country_name(country) if class_ == ALL else f"– {class_}"
        place = (worst, BASELINE, country)
        short = view.number(*place, "shortfall", class_)
        after = view.number(worst, view.widest, country, "shortfall", class_)
        numbers = [view.number(*place, "requirement", class_), short, after]
        first = view.days(*place, class_)
        rows.append([name, *map(rounds, numbers), first or "–"])
    heads = [say("script.country_class"), say("script.needed"),
             f"{say('script.short')}, {BASELINE}", f"{say('script.short')}, {view.widest}",
             say("script.first_deficit")]  # fmt: skip
    return Grid(heads, rows, frozenset((1, 2, 3)))


def _unproven(view: View) -> list[Block]:
    """The plans that are not proven the best, if any."""
    told = unproven(view)
    return [Paragraph(view.say("unproven.title"), strong=True), Bullets(told)] if told else []


def _reasons(view: View, worst: str) -> list[Block]:
    """The first reason of the heaviest cells of the worst scenario today, if they were told."""
    if "reasons" not in view.tables:
        return []
    table = reasons(view)
    here = table[(table["scenario"] == worst) & (table["regime"] == BASELINE)]
    first = here[here["rank"] == 1].head(MOST).to_dict("records")
    if not first:
        return []
    lines = [_reason(row) for row in first]
    return [Heading(view.say("reasons.title")), Paragraph(view.say("reasons.note")), Bullets(lines)]


def _reason(row: Mapping[Any, Any]) -> str:
    """What somebody lacks, why, and what change removes how much of it."""
    change = f" {row['relaxation']}: {row['removes']}." if row["relaxation"] else ""
    return f"{row['lacks']}. {row['reason']}{change}"


def rounds(value: float) -> str:
    """Return rounds in full, fewer than ten with a decimal; a dash where they are not known."""
    if value != value:  # noqa: PLR0124 - NaN differs from itself
        return "–"
    return f"{value:,.1f}" if 0 < abs(value) < TEN and value % 1 else f"{value:,.0f}"
