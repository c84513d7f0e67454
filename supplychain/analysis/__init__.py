"""Questions answered by solving again."""
