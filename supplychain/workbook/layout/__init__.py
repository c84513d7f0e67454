"""From a grid of cells to the table that it holds: header, rows, periods, totals, units."""
