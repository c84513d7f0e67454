"""Reports: result tables as an Excel workbook, as a page for the browser, and on the terminal.

`files.write_reports` writes the workbook and the page of a run, `terminal.print_summary` prints
what fits a screen. All take the case and its result tables, and compute nothing new beyond sums for
display.
"""
