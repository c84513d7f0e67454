"""Reports: result tables as an Excel workbook and as a summary on the terminal.

`excel.write_report` writes the workbook, `terminal.print_summary` prints what fits a screen. Both
take the case and its result tables, and compute nothing new beyond sums for display.
"""
