"""Questions asked by solving again: reasons, gains of coalitions, sensitivity, plans."""
