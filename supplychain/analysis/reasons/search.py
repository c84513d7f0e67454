"""Roots of one cell of shortfall: what removes it alone, what only together, least amounts, proof.

Levers are screened with the cell's own program, which harms nobody else. Those that remove
something are reduced to their least amount, and each is proved: the case is changed as an analyst
would change it in the workbook and solved again as `solve` does. What is told is that answer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from supplychain.analysis.reasons.accord_levers import accord_levers
from supplychain.analysis.reasons.cell_program import CellProgram
from supplychain.analysis.reasons.hypotheses import hypotheses
from supplychain.analysis.reasons.levers import BRINGING, BRUTE, KINDS
from supplychain.analysis.reasons.root import Root, all_changes
from supplychain.analysis.reasons.scene import Scene
from supplychain.analysis.reasons.supply_levers import supply_levers
from supplychain.analysis.reasons.upstream import upstream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.reasons.cells import Cell
    from supplychain.analysis.reasons.levers import Lever
    from supplychain.analysis.reasons.world import World

MUCH = 25  # hundredths of the cell that are much
SOME = 0.05  # share of what all levers remove that counts as something
MOST, FEW = 6, 3  # roots told of a cell, and in brief
TRIES = 4  # times that an amount is raised where others take the first of it
EXACT = 1e-8  # share of the cell by which the least amount may leave more than any amount does
FAR_FETCHED = 2.0  # of a line or the like: by which share its least amount may raise it
IDLE = 1e-9  # units of a lever that are none
NEAR = 1e-3  # share of what it removes to which a proof may miss what was reckoned


class Search:
    """The search for the roots of one cell."""

    def __init__(self, world: World, cell: Cell, *, brief: bool = False) -> None:
        self.world, self.cell, self.brief = world, cell, brief
        self.scene = Scene(
            world.question, upstream(world.question.case, cell.force_element), cell.shortfall
        )
        self.program = CellProgram(world, cell)
        self.worth = self.program.worth()
        self.base = world.base
        names = list(world.shop.network.elements)
        self.place = names.index(cell.force_element)

    def roots(self) -> list[Root]:
        """Return the roots, those that remove most first."""
        levers = [*supply_levers(self.scene), *accord_levers(self.scene)]
        levers += hypotheses(self.scene)
        alone = self._alone(levers)
        found = self._proved_of(alone, FEW if self.brief else MOST)
        found += self._together(levers, found)
        return sorted(found, key=self._order)

    def _alone(self, levers: Sequence[Lever]) -> list[Lever]:
        """Return the levers that remove something alone, of alike ones the best; best first."""
        there = [lever for lever in levers if not lever.hypothesis]
        hopeful = [one for one in there if self._worth_a_look(one) and self.program.may_help(one)]
        hopeful += self._hopeful([lever for lever in levers if lever.hypothesis])
        left = {lever: self.program.least({lever: _strongest(lever)}) for lever in hopeful}
        helping = [
            lever for lever, rest in left.items() if rest < self.cell.shortfall - self.program.dust
        ]
        helping.sort(key=lambda lever: self._rank(lever, self.cell.shortfall - left[lever]))
        first: dict[tuple[str, ...], Lever] = {}
        for lever in helping:
            first.setdefault((lever.kind, *lever.about), lever)
        return list(first.values())

    def _proved_of(self, levers: Sequence[Lever], most: int) -> list[Root]:
        """Return the first roots of single levers, more stock in no more than a third of them."""
        found: list[Root] = []
        for lever in levers:
            stocks = sum(root.kind == "stock" for root in found)
            if len(found) == most:
                break
            if lever.kind != "stock" or stocks < most // 3:
                found += filter(None, [self._proved((lever,))])
        return found

    def _hopeful(self, levers: list[Lever]) -> list[Lever]:
        """Return those of which a group removes something, by halving: most remove nothing."""
        if not levers or self._left(levers, ()) > self.cell.shortfall - self.program.dust:
            return []
        if len(levers) == 1:
            return levers
        half = len(levers) // 2
        return [*self._hopeful(levers[:half]), *self._hopeful(levers[half:])]

    def _worth_a_look(self, lever: Lever) -> bool:
        """Return False where nothing that the lever could bring is worth anything there."""
        network, kind = self.scene.up.network, lever.at[0]
        if lever.kind not in BRINGING or lever.hypothesis:
            return True
        if kind == "make":
            site = network.lines[lever.at[1]]["site"]
            made = [m for m in network.makes if m.line == lever.at[1]]
            nodes = [(site, item) for m in made for item in (m.item, *m.inputs)]
        elif kind == "ship":
            site = network.routes[lever.at[1]]["destination"]
            nodes = [(site, s.item) for s in network.ships if s.route == lever.at[1]]
        elif lever.kind in {"stock lost", "storage"}:
            nodes = [node for node in self.worth if node[0] == lever.at[1]]
        else:
            nodes = [(lever.at[1], lever.at[2])]
        return any(self.worth.get(node, 1.0) > 0 for node in nodes)

    def _together(self, levers: Sequence[Lever], alone: Sequence[Root]) -> list[Root]:
        """Return least sets of levers that remove more than any does alone.

        Among what the case has and more stock aside, then with what it has not, then with stock.
        """
        ordered = sorted(levers, key=lambda lever: (lever.hypothesis, self._rank(lever, 0.0)))
        pool = [lever for lever in ordered if not lever.frees]
        finer = [lever for lever in pool if not self._brute(lever)]
        plain = [root.removed for root in alone if not self._plenty(root.levers)]
        best, found = max(plain, default=0.0), list[Root]()
        stages: list[list[Lever]] = [
            [lever for lever in finer if not lever.hypothesis],
            finer,
            pool,
        ]
        if self.brief:
            stages = [] if alone else [pool]
        for chosen in stages:
            if chosen is pool:
                best = max((root.removed for root in [*alone, *found]), default=0.0)
            whole = self._left(chosen, chosen)
            if self.cell.shortfall - whole > best + self._near(self.cell.shortfall):
                found += self._sets(chosen, whole, best)
                best = max([best, *(root.removed for root in found)])
        return found

    def _sets(self, pool: Sequence[Lever], whole: float, best: float) -> list[Root]:
        """Return a least set that removes as much as all of a pool does.

        Where nothing removes anything alone, a least set that removes something as well.
        """
        goals = [whole + self._near(self.cell.shortfall)]
        pool = self._in_use(pool, goals[0])
        if best == 0.0:
            goals.append(self.cell.shortfall - SOME * (self.cell.shortfall - whole))
        found: list[Root] = []
        for goal in goals:
            needed = self._least_set([], list(pool), goal, pool)
            root = self._proved(tuple(needed)) if len(needed) > 1 else None
            told = [{lever for lever, _ in other.levers} for other in found]
            if root and root.removed > best + self.program.dust and set(needed) not in told:
                idle = self.cell.shortfall - self.program.dust
                only = all(self.program.least({one: _strongest(one)}) > idle for one in needed)
                found.append(replace(root, only_together=only))
        return found

    def _in_use(self, pool: Sequence[Lever], goal: float) -> list[Lever]:
        """Return a pool without the linear levers of which none is needed beside all others."""
        amounts = self.program.amounts({lever: _strongest(lever) for lever in pool}, goal)
        return [one for one in pool if not one.linear or amounts[one] > IDLE * one.unit]

    def _least_set(
        self, held: list[Lever], pool: list[Lever], goal: float, frame: Sequence[Lever]
    ) -> list[Lever]:
        """Return a least part of `pool` that with `held` reaches `goal`, the first ones preferred.

        Halving, as QuickXplain does (Junker 2004): few solves where few levers are needed.
        """
        if held and self._left(held, frame) <= goal:
            return []
        if len(pool) <= 1:
            return pool
        half = len(pool) // 2
        first, second = pool[:half], pool[half:]
        late = self._least_set([*held, *first], second, goal, frame)
        early = self._least_set([*held, *late], first, goal, frame)
        return early + late

    def _left(self, levers: Sequence[Lever], frame: Sequence[Lever]) -> float:
        return self.program.least({lever: _strongest(lever) for lever in levers}, frame)

    def _proved(self, levers: tuple[Lever, ...]) -> Root | None:
        """Return the root with least settings and amounts; None where solving denies it."""
        settings = {lever: _strongest(lever) for lever in levers}
        target = self.program.least(settings) + EXACT * self.cell.shortfall
        for lever in levers:
            if lever.settings:
                settings[lever] = self._weakest(lever, settings, target)
        if any(lever.linear for lever in levers):
            settings |= self.program.amounts(settings, target)
        wanted = self.cell.shortfall - target
        root = self._tried(settings, 1.0)
        factor = 1.0
        for _ in range(1 if self.brief else TRIES):
            if root is None or root.removed >= wanted - self._near(wanted):
                break
            factor *= min(4.0, max(1.1, wanted / max(root.removed, wanted / 4)))
            stronger = self._tried(settings, factor)
            if stronger is None or stronger.removed <= root.removed + self.program.dust:
                break
            root = stronger
        return root if root and root.removed > self.program.dust else None

    def _tried(self, settings: dict[Lever, float], factor: float) -> Root | None:
        """Solve the case with levers at settings, the amounts of linear ones times a factor."""
        chosen = tuple(
            (lever, self._amount(lever, value, factor)) for lever, value in settings.items()
        )
        chosen = tuple(one for one in chosen if all_changes([one]))
        outcome = self.world.solve(all_changes(chosen))
        if outcome is None:
            return None
        before, after = self.base.lost, outcome.lost
        own = before[self.place, self.cell.span].sum() - after[self.place, self.cell.span].sum()
        return Root(chosen, float(own), float(after.sum() - before.sum() + own))

    @staticmethod
    def _amount(lever: Lever, value: float, factor: float) -> float:
        if lever.linear:
            return min(lever.most, value * factor)
        place = lever.settings.index(value)
        last = len(lever.settings) - 1
        return lever.settings[min(last, round(place + (factor - 1) * max(1, last / 8)))]

    def _weakest(self, lever: Lever, settings: dict[Lever, float], target: float) -> float:
        """Return the least change of `lever` that still reaches the target, by halving."""
        low, high = 0, len(lever.settings) - 1
        while low < high:
            middle = (low + high) // 2
            if self.program.least(settings | {lever: lever.settings[middle]}) <= target:
                high = middle
            else:
                low = middle + 1
        return lever.settings[high]

    def _near(self, rounds: float) -> float:
        return max(NEAR * rounds, self.program.dust)

    def _rank(self, lever: Lever, removed: float, *, plenty: bool = False) -> tuple[int, ...]:
        """Order of levers: those that remove much by other means than plenty, then the rest.

        Within both by hundredths of the cell removed, by kind, the deepest first; last what
        only adds work in process.
        """
        share = round(100 * removed / self.cell.shortfall)
        plenty = plenty or self._brute(lever)
        kind = len(KINDS) if self._conjures(lever) else KINDS.index(lever.kind)
        depth = self.scene.up.depth(lever.at)
        return plenty or share < MUCH, -share, plenty, kind, -depth

    def _order(self, root: Root) -> tuple[int, ...]:
        first, plenty = root.levers[0][0], self._plenty(root.levers)
        much, share, *rest = self._rank(first, root.removed, plenty=plenty)
        return much, share, len(root.levers), *rest

    def _plenty(self, levers: Sequence[tuple[Lever, float]]) -> bool:
        """Tell whether a root is more stock, or several times a rate: that removes anything."""
        return any(
            self._brute(lever) or (lever.line and amount > FAR_FETCHED) for lever, amount in levers
        )

    def _brute(self, lever: Lever) -> bool:
        return lever.kind in BRUTE or self._conjures(lever)

    def _conjures(self, lever: Lever) -> bool:
        """Tell whether a faster line would deliver more without an input that is scarce.

        So it is within its first lead, when it delivers its work in process.
        """
        makes = [m for m in self.scene.up.network.makes if m.line == lever.line and m.lead > 0]
        return any(self.worth.get((m.site, part), 0.0) > 0 for m in makes for part in m.inputs)


def _strongest(lever: Lever) -> float:
    return lever.settings[-1] if lever.settings else lever.most
