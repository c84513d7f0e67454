"""The cooperation ledger on a terminal and in pictures, for whoever has read no theory of games."""

from supplychain.report.cooperation.charts import curves_chart, values_chart
from supplychain.report.cooperation.terminal import print_cooperation

__all__ = ["curves_chart", "print_cooperation", "values_chart"]
