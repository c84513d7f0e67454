"""Who does the work: the processors of this machine, or the workers of a Dask cluster."""

from supplychain.crew.pool import (
    Crew,
    Jobs,
    PoolError,
    Progress,
    no_progress,
    processors,
    same,
    spread,
)

__all__ = [
    "Crew",
    "Jobs",
    "PoolError",
    "Progress",
    "no_progress",
    "processors",
    "same",
    "spread",
]
