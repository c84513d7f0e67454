"""Why a shortfall is there: what binds, how far it would have to give way, and what that removes.

``explain`` answers for the cells of shortfall of one scenario and regime, ``bottlenecks`` for every
input at once, ``forced`` for how much of the split among nations the optimum leaves open.
"""
