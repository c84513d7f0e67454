"""The linear program in Pyomo: variables in one file, one family of rows in each other."""
