"""Verbs about what could be agreed, bought or developed before a war."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from supplychain.cli.commands.options import PATH, on_processors

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.crew import Jobs
    from supplychain.solve.two_stage import Kind


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option("--scenario", multiple=True, metavar="S", help="Only this scenario; may be repeated.")
@on_processors
@click.option("--resume", is_flag=True, help="Go on from where a run was interrupted.")
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def value(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    scenario: tuple[str, ...],
    jobs: Jobs | None,
    resume: bool,
    model: Path | None,
    out: Path | None,
) -> None:
    """Tell what each agreement of CASE is worth, to whom, and what would keep it.

    The agreements are those that the regimes add, all signed on each day on which one of them is.
    For each scenario: what every agreement takes off the shortfall, first, last and on average,
    and which go together; what countries can do in groups, who would leave, and transfers that
    keep them; the balance of benefits; what one firing permission or route alone would do; and
    what rules cost. docs/cooperation.md explains each with an example.

    The folder holds tables, a workbook and charts. A run that is interrupted keeps its answers
    beside the folder, and --resume goes on from them. Exit codes as of `solve`; 130: interrupted.
    """
    from supplychain.cli.verbs import value as verb  # noqa: PLC0415 - heavy
    from supplychain.crew import processors  # noqa: PLC0415 - heavy

    verb.value(verb.Wanted(case, model, out, scenario, jobs or processors(), resume))


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option(
    "--budget", type=float, metavar="B", help="What may be spent, in the case's currency."
)
@click.option("--scenario", multiple=True, metavar="S", help="Only this scenario; may be repeated.")
@click.option("--weights", metavar="W,W", help="Weights of the scenarios; without them all alike.")
@click.option(
    "--risk", type=click.Choice(["expected", "worst", "cvar"]), default="expected",
    show_default=True, help="What counts: the mean, the worst, or the mean of the worst.",
)  # fmt: skip
@click.option(
    "--level", type=click.FloatRange(0, 1, max_open=True), default=0.9, show_default=True,
    help="With cvar: 0.9 counts the worst tenth.",
)  # fmt: skip
@click.option("--regime", metavar="R", help="With --budget else national; without it the widest.")
@click.option(
    "--decided", type=click.FloatRange(0), default=1095, show_default=True, metavar="DAYS",
    help="Days before D-day on which is decided.",
)  # fmt: skip
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def plan(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    budget: float | None,
    scenario: tuple[str, ...],
    weights: str | None,
    risk: Kind,
    level: float,
    regime: str | None,
    decided: float,
    model: Path | None,
    out: Path | None,
) -> None:
    """Tell what to buy or build before the war, from the table `options` of CASE.

    With --budget: the purchases that leave the least shortfall over the scenarios, the frontier of
    shortfall against budget, and which of component reserve, finished-round reserve, capacity or
    agreement buys most.

    Without --budget: what each country would have to buy alone to do as well as under the regime.

    All scenarios count unless --scenario names some; each takes its share of the time. The nine of
    the bundled case take some minutes with --budget, one of them half a minute.

    The folder holds tables and a workbook. Exit codes as of `solve`.
    """
    from supplychain.cli.verbs.plan import Spending, Wanted, buy, spare  # noqa: PLC0415 - heavy

    wanted = Wanted(case, model, out, scenario, regime, decided)
    if budget is None:
        if weights:
            raise click.UsageError("--weights goes with --budget.")
        spare(wanted)
    elif budget <= 0:
        raise click.UsageError("--budget: give an amount of more than 0.")
    else:
        buy(wanted, Spending(budget, weights, risk, level))


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option("--scenario", multiple=True, metavar="S", help="A scenario, else the first; repeat.")
@click.option("--weights", metavar="W,W", help="Weights of the scenarios; without them all alike.")
@click.option("--regime", metavar="R", help="The regime; without it the widest.")
@click.option("--years", metavar="Y,Y", help="Years of war; without it every fifth to 2050.")
@click.option("--samples", default=10, show_default=True, help="Draws for the band; 0 for none.")
@click.option("--seed", default=1, show_default=True, help="Seed of the draws.")
@on_processors
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def outlook(  # noqa: PLR0913 - one parameter an option
    *,
    case: Path | None,
    scenario: tuple[str, ...],
    weights: str | None,
    regime: str | None,
    years: str | None,
    samples: int,
    seed: int,
    jobs: Jobs | None,
    model: Path | None,
    out: Path | None,
) -> None:
    """Tell what the regime gains each country in wars of later years.

    Figures change by the table `trends`; agreements and lines keep their calendar dates. Each year
    is solved with and without the regime. The band comes from draws of the trends' ranges. Where
    the gain of one country passes another's, the year is told.

    The folder holds tables, a workbook and a chart. Exit codes as of `solve`.
    """
    from supplychain.cli.verbs.outlook import Wanted, look_out  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.sensitivity import Sampling  # noqa: PLC0415 - heavy
    from supplychain.crew import processors  # noqa: PLC0415 - heavy

    sampling = Sampling(samples, seed, jobs or processors())
    look_out(Wanted(case, model, out, scenario, weights, regime, years), sampling)


@click.command()
@click.argument("case", type=PATH, required=False)
@click.option("--scenario", multiple=True, metavar="S", help="A scenario, else the first; repeat.")
@click.option("--years", metavar="Y,Y", help="Years of war; without it every fifth to 2050.")
@click.option("--model", type=PATH, metavar="FILE", help="Model file: how plans are judged.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder to make; must not exist yet.")
def programmes(
    *,
    case: Path | None,
    scenario: tuple[str, ...],
    years: str | None,
    model: Path | None,
    out: Path | None,
) -> None:
    """Compare joint development with a national one by each partner.

    For the table `programmes` of CASE: development and production cost along the learning curve,
    first delivery, work at home, and the shortfall in wars of several years without the
    programmes, with national and with joint ones.

    The folder holds tables and a workbook. Exit codes as of `solve`.
    """
    from supplychain.cli.question import ask  # noqa: PLC0415 - heavy
    from supplychain.cli.verbs.programmes import compare_ways  # noqa: PLC0415 - heavy

    compare_ways(ask(case, model, None, None), case, scenario, years, out)
