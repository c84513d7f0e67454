"""What there is where time ends: a plan to begin with, and a bound."""
