"""Writing a case as a workbook to fill in: plan, guide, comments, lists and checks."""
