"""What result tables say in words: clauses with their values, told in English, Japanese or Korean.

A table holds its sentences twice: in English, for whoever opens it, and as clauses, from which a
report makes them in its own language. Both come from the catalogues here.
"""
