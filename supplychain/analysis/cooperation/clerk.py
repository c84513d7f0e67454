"""Who has the ledger's programs solved, remembers their answers, and tells how far the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.crew import no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from supplychain.analysis.cooperation.bench import Bench
    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.memory import Key, Memory
    from supplychain.crew import Crew, Progress


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
        for _ in self.remembered(work, unknown, small=small):
            done += 1
            self.tell(phase, done, len(keys))
        return [self.memory.get(key) for key in keys]

    def remembered(
        self, work: Callable[[Benches, Any], Any], tasks: dict[Key, Any], *, small: bool
    ) -> Iterator[Key]:
        """Do each task and remember it under its key, which is then given."""
        answers = self._crew.run(work, list(tasks.values()), small=small)
        for key, answer in zip(tasks, answers, strict=True):
            self.memory.keep(key, answer)
            yield key
