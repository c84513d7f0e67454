"""The cooperation ledger: what each agreement is worth, to whom, and what would keep it stable."""
