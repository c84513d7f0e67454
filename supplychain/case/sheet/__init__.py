"""One sheet: raw cells with their addresses, typed columns, and what rows say among themselves."""
