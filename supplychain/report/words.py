"""Sentences that every report says."""

LOWER_BOUND = (
    "The plan has perfect foresight and one central allocator, so its shortfall is a lower bound: "
    "a real war would run shorter of munitions than this."
)
UNLIKE = (
    "Rounds of unlike items are added in the totals, so large calibres count like small ones: "
    "read the classes, and the index last."
)
