"""Processors of other machines: a Dask cluster in the place of the pool of this one.

The scheduler keeps what each worker sets up, also one that joins or comes back later, and gives a
task whose worker has died to another. A task that is begun twice counts once: it has one result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from distributed import Client, Worker, WorkerPlugin
from distributed.cfexecutor import ClientExecutor

import supplychain
from supplychain.crew.pool import PoolError

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 20  # in which the scheduler must answer


class Cluster(ClientExecutor):
    """The workers of a scheduler, each of which has been set up.

    Parameters
    ----------
    address : str
        Of the scheduler, as ``tcp://host:8786``.
    set_up, clear : callable
        What every worker does once, before its first task and at the end.

    Raises
    ------
    PoolError
        If no scheduler answers there, it has no workers, or these cannot be set up.
    """

    def __init__(
        self, address: str, set_up: Callable[[], object], clear: Callable[[], object]
    ) -> None:
        self._plugin = f"supplychain-{id(self)}"
        client = _client(address)
        try:
            client.register_plugin(_SetUp(set_up, clear, supplychain.__version__), self._plugin)
        except Exception as error:
            client.close()
            raise PoolError(f"the workers at {address} cannot be set up: {error}") from error
        super().__init__(client, pure=False)

    @property
    def width(self) -> int:
        """How many workers there are now."""
        return len(self._client.nthreads())

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Clear the workers and leave them, with tasks left undone unless they are waited for."""
        super().shutdown(wait=wait and not cancel_futures)
        if self._client.status == "running":
            self._client.unregister_worker_plugin(self._plugin)
        self._client.close()


def _client(address: str) -> Client:
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address}; start one with `dask scheduler`"
        raise PoolError(message) from error
    if not client.scheduler_info()["workers"]:
        client.close()
        message = f"the scheduler at {address} has no workers; start some with `dask worker`"
        raise PoolError(message)
    return client


class _SetUp(WorkerPlugin):
    """What a worker does when it first hears of the work, and when the work is over."""

    def __init__(
        self, set_up: Callable[[], object], clear: Callable[[], object], version: str
    ) -> None:
        self._set_up, self._clear, self._version = set_up, clear, version

    def setup(self, worker: Worker) -> None:
        if supplychain.__version__ != self._version:
            raise PoolError(
                f"{worker.address} has supplychain {supplychain.__version__}, not {self._version}"
            )
        self._set_up()

    def teardown(self, worker: Worker) -> None:
        self._clear()
