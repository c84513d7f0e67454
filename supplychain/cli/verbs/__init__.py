"""One module a verb: what it asks of the other rooms, and what it prints."""
