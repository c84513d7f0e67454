"""Sentences that every report says, as the English reports and the terminal say them."""

from supplychain.report.messages import messages

LOWER_BOUND = messages()("plain.lower_bound")
UNLIKE = messages()("plain.unlike")
