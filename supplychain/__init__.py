"""How large the wartime shortfall of munitions would be, why, and what cooperation would change.

The rooms, from the case upwards: ``case`` (tables and their judgement), ``instance`` (numbers per
period), ``formulation`` (the algebra), ``solve`` (HiGHS), ``results`` (tables and run folder),
``workbook`` (Excel and CSV), ``report`` (pages for people), ``analysis`` (questions asked by
solving again). Importing this package loads none of them.
"""

__version__ = "0.1.0"
