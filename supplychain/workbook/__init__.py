"""Excel and CSV: reading a case with its cell addresses kept, and writing it as a workbook."""
