"""Who has the ledger's programs solved, remembers their answers, and tells how far the work is."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from supplychain.crew import no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from supplychain.analysis.cooperation.bench import Bench
    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.memory import Key, Memory
    from supplychain.crew import Crew, Progress


class Errand(NamedTuple):
    """A task, and the key under which its answer is remembered."""

    key: Key
    task: Any


class Clerk:
    """Gives tasks to a crew, each once: what is in the memory is not done again."""

    def __init__(
        self, crew: Crew[Benches], memory: Memory, progress: Progress = no_progress
    ) -> None:
        self._crew, self.memory, self.tell = crew, memory, progress

    @property
    def here(self) -> Benches:
        """The benches of this process."""
        return self._crew.here

    def bench(self, scenario: str) -> Bench:
        """Return the bench of a scenario in this process."""
        return self.here.of(scenario)

    def answers(
        self, phase: str, work: Callable[[Benches, Any], Any], tasks: Sequence[Any], *, small: bool
    ) -> list[Any]:
        """Return `work` of each task; small tasks are not worth another process.

        A task is told apart by its ``repr``. Raises what a task raises.
        """
        keys: list[Key] = [(work.__module__, work.__name__, repr(task)) for task in tasks]
        unknown = {k: t for k, t in zip(keys, tasks, strict=True) if self.memory.get(k) is None}
        done = len(keys) - len(unknown)
        self.tell(phase, done, len(keys))
        errands = deque(Errand(key, task) for key, task in unknown.items())
        for _ in self.remembered(work, errands, small=small):
            done += 1
            self.tell(phase, done, len(keys))
        return [self.memory.get(key) for key in keys]

    def remembered(
        self, work: Callable[[Benches, Any], Any], waiting: deque[Errand], *, small: bool
    ) -> Iterator[Key]:
        """Yield the key of each errand as soon as its answer is remembered under it.

        Whoever takes a key may add to those `waiting`.
        """
        run = partial(_run, work)
        for errand, answer in self._crew.run_in_any_order(run, waiting, small=small):
            self.memory.keep(errand.key, answer)
            yield errand.key


def _run(work: Callable[[Benches, Any], Any], benches: Benches, errand: Errand) -> object:
    return work(benches, errand.task)
