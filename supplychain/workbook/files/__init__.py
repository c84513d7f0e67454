"""Opening files: workbooks and delimited text, hostile ones refused, as grids of cells."""
