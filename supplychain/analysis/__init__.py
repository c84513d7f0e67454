"""Questions answered by solving again: what an answer leans on, and how sure it is."""
