"""What there is where time ends: a plan to begin with, the incumbent, and a bound."""
