"""What a plan means: result tables, metrics, the audit that recounts them, and the run folder.

`result_tables` turns an answer into tidy tables, one row a fact, with the desk estimate that
anybody can check by hand beside each answer. `audit` recounts the tables against the case and
against one another. `write_run` writes case, tables and a manifest of a `Run` into one folder,
whole or not at all.
"""

from supplychain.results.audit import audit
from supplychain.results.columns import COLUMNS, COOPERATION, KEYS
from supplychain.results.folder import input_hash
from supplychain.results.inputs import inputs_table
from supplychain.results.run_folder import (
    Analysis,
    Run,
    read_analyses,
    read_manifest,
    read_tables,
    write_run,
)
from supplychain.results.tables import result_tables

__all__ = [
    "COLUMNS",
    "COOPERATION",
    "KEYS",
    "Analysis",
    "Run",
    "audit",
    "input_hash",
    "inputs_table",
    "read_analyses",
    "read_manifest",
    "read_tables",
    "result_tables",
    "write_run",
]
