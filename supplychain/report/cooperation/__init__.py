"""The cooperation ledger on a terminal, for somebody who has read no operations research."""

from supplychain.report.cooperation.terminal import print_cooperation

__all__ = ["print_cooperation"]
